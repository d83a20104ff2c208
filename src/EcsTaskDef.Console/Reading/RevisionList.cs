using EcsTaskDef.Registry;

namespace EcsTaskDef.Console.Reading;

/// <summary>The revisions of a family, a page at a time, the newest first.</summary>
internal sealed class RevisionList(IRegistry registry, string family)
{
    /// <summary>Revisions on a page.</summary>
    public const int PageSize = 50;

    private const int MostAtOnce = 1000;
    private const int MostListed = 100;

    private static readonly string[] s_all =
        [TaskDefinitionStatuses.Active, TaskDefinitionStatuses.Inactive, TaskDefinitionStatuses.DeleteInProgress];

    /// <summary>One page, and whether there is another behind it.</summary>
    /// <param name="status">Only revisions of this status; null = all.</param>
    /// <param name="before">Only revisions below this number; null = from the newest.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public async ValueTask<(IReadOnlyList<RevisionRow> Rows, bool HasMore)> ReadAsync(
        string? status, int? before, CancellationToken cancellationToken)
    {
        IReadOnlyList<int> numbers = await NumbersAsync(status, before, PageSize + 1, cancellationToken);
        List<RevisionRow> rows = [];
        foreach (int number in numbers.Take(PageSize))
        {
            if (await FindAsync(number, cancellationToken) is { } row) rows.Add(row);
        }

        return (rows, numbers.Count > PageSize);
    }

    /// <summary>A revision with who uses it; null = it is gone.</summary>
    public async ValueTask<RevisionRow?> FindAsync(int number, CancellationToken cancellationToken)
    {
        string name = FormattableString.Invariant($"{family}:{number}");
        try
        {
            DescribeTaskDefinitionResponse found = await registry.DescribeTaskDefinitionAsync(
                new DescribeTaskDefinitionRequest { TaskDefinition = name }, cancellationToken);
            TaskDefinitionUsage? usage = await registry.IsInUseAsync(family, number, cancellationToken)
                ? await registry.GetUsageAsync(name, cancellationToken)
                : null;
            return RevisionRow.Of(found.TaskDefinition.Value, usage);
        }
        catch (EcsException gone) when (gone.Kind == EcsErrorKind.Refusal)
        {
            return null;
        }
    }

    /// <summary>Numbers of revisions, the highest first.</summary>
    /// <param name="status">Only of this status; null = all.</param>
    /// <param name="before">Only below this number; null = from the newest.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public async ValueTask<IReadOnlyList<int>> NumbersAsync(
        string? status, int? before, int most, CancellationToken cancellationToken)
    {
        string[] statuses = status is null ? s_all : [status];
        IReadOnlyList<RevisionSummary> newest =
            await registry.GetNewestRevisionsAsync(family, null, statuses, MostAtOnce, cancellationToken);
        List<int> numbers = [.. newest.Select(static one => one.Revision).Where(number => before is null || number < before)];

        // Nearly always the newest thousand are all there are, or enough.
        if (newest.Count == MostAtOnce && numbers.Count < most)
        {
            numbers.Clear();
            foreach (string one in statuses) numbers.AddRange(await ListedAsync(one, before, most, cancellationToken));
            numbers.Sort(static (a, b) => b.CompareTo(a));
        }

        return numbers.Count > most ? numbers.GetRange(0, most) : numbers;
    }

    private async ValueTask<List<int>> ListedAsync(string status, int? before, int most, CancellationToken cancellationToken)
    {
        List<int> numbers = [];
        string? token = null;
        do
        {
            ListTaskDefinitionsResponse page = await registry.ListTaskDefinitionsAsync(
                new ListTaskDefinitionsRequest
                {
                    FamilyPrefix = family, Status = status, Sort = "DESC", MaxResults = MostListed, NextToken = token,
                },
                cancellationToken);
            numbers.AddRange(page.TaskDefinitionArns.Select(NumberIn).Where(number => before is null || number < before));
            token = page.NextToken;
        }
        while (token is not null && numbers.Count < most);
        return numbers;
    }

    private static int NumberIn(string arn) =>
        int.Parse(arn.AsSpan(arn.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}

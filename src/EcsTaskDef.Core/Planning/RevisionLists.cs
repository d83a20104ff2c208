using EcsTaskDef.Registry;

namespace EcsTaskDef.Planning;

/// <summary>Lists revisions and families of any registry, whole.</summary>
internal static class RevisionLists
{
    public static readonly IReadOnlyList<RevisionStatus> Visible =
        [RevisionStatus.Active, RevisionStatus.Inactive, RevisionStatus.DeleteInProgress];

    /// <summary>The revisions of a family in some states, the highest number first.</summary>
    public static async ValueTask<ListedRevision[]> OfFamilyAsync(
        this ITaskDefinitionRegistry registry, string family, IReadOnlyList<RevisionStatus> statuses, CancellationToken cancellationToken)
    {
        ListedRevision[][] lists = await Bounded.SelectAsync(
            statuses, (status, token) => ListAsync(registry, family, status, token), cancellationToken).ConfigureAwait(false);

        // One that changed its state between two lists is in both.
        return [.. lists.SelectMany(static list => list).GroupBy(static one => one.Revision).Select(static same => same.Last())
            .OrderByDescending(static one => one.Revision)];
    }

    /// <summary>The names of families, in ordinal order.</summary>
    public static async ValueTask<string[]> FamilyNamesAsync(
        this ITaskDefinitionRegistry registry, string? prefix, string? status, CancellationToken cancellationToken)
    {
        List<string> names = await Bounded.PagesAsync("ListTaskDefinitionFamilies", async next =>
        {
            ListTaskDefinitionFamiliesResponse page = await registry.ListTaskDefinitionFamiliesAsync(
                new()
                {
                    FamilyPrefix = prefix is { Length: > 0 } ? prefix : null, Status = status ?? FamilyStatuses.Any, NextToken = next,
                },
                cancellationToken).ConfigureAwait(false);
            return (page.Families, page.NextToken);
        }).ConfigureAwait(false);
        return [.. names.Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal)];
    }

    private static async ValueTask<ListedRevision[]> ListAsync(
        ITaskDefinitionRegistry registry, string family, RevisionStatus status, CancellationToken cancellationToken)
    {
        List<string> arns = await Bounded.PagesAsync("ListTaskDefinitions", async next =>
        {
            ListTaskDefinitionsResponse page = await registry.ListTaskDefinitionsAsync(
                new() { FamilyPrefix = family, Status = status.ToText(), Sort = SortOrders.Descending, NextToken = next },
                cancellationToken).ConfigureAwait(false);
            return (page.TaskDefinitionArns, page.NextToken);
        }).ConfigureAwait(false);

        // Some endpoints take the family for a prefix.
        return [.. arns.Select(arn => ListedRevision.Read(arn, status)).OfType<ListedRevision>().Where(one => one.Family == family)];
    }
}

using System.Collections;
using EcsTaskDef.PowerShell.Views;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Suggests families, revisions, and the keys of their tags.</summary>
internal sealed class RevisionNames
{
    // Of each family: how many of its newest revisions are asked for their images.
    private const int ImagesOf = 10;

    private static readonly string[] s_listed = [TaskDefinitionStatuses.Active, TaskDefinitionStatuses.Inactive];

    private readonly IRegistry _registry;
    private readonly CompletionBudget _budget;
    private readonly string _typed;

    public RevisionNames(IRegistry registry, CompletionBudget budget, string typed) =>
        (_registry, _budget, _typed) = (registry, budget, typed);

    public IEnumerable<CompletionResult> Families() => FamiliesTyped(static _ => true).Select(Suggest);

    /// <summary>The images of the families' newest revisions.</summary>
    public IEnumerable<CompletionResult> Images() => FamiliesOf("", static _ => true)
        .TakeWhile((_, i) => i == 0 || !_budget.IsSpent)
        .SelectMany(family => _budget
            .Wait(token => _registry.GetNewestRevisionsAsync(family.Family, null, s_listed, ImagesOf, token))
            .TakeWhile((_, i) => i == 0 || !_budget.IsSpent)
            .SelectMany(revision => Definition(revision.ToString())?.ContainerDefinitions ?? [], static (revision, container) =>
                (Image: container.Image ?? "", Revision: revision.ToString())))
        .Where(one => one.Image.Length > 0 && Completion.Continues(one.Image, _typed))
        .GroupBy(static one => one.Image, StringComparer.Ordinal)
        .OrderBy(static images => images.Key, StringComparer.Ordinal)
        .Select(static images => Completion.Of(
            images.Key, $"{images.Key}: {string.Join(", ", images.Select(static one => one.Revision).Distinct().Take(5))}"));

    /// <summary>
    /// Families, and after <c>web:</c> the family's revisions, the newest first, in the state that the command works on. A family that has
    /// none in that state is not suggested.
    /// </summary>
    public IEnumerable<CompletionResult> Revisions(string commandName)
    {
        RevisionName name = RevisionName.Parse(_typed);
        if (name.IsArn) return [];

        Func<FamilySummary, bool> isTaken = commandName switch
        {
            "Unregister-TaskDefinitionRevision" => static family => family.ActiveCount > 0,
            "Remove-TaskDefinitionRevision" => static family => family.InactiveCount > 0,
            _ => static _ => true,
        };
        FamilySummary[] families = name.Revision is null ? FamiliesTyped(isTaken) : [];

        // A family of one name is typed in full: go on with its revisions, which is what most commands need.
        bool isFull = families.Length == 1 && families[0].Family == _typed;
        return name.Revision is null && !isFull ? families.Select(Suggest) : RevisionsOf(name, commandName switch
        {
            "Unregister-TaskDefinitionRevision" => [TaskDefinitionStatuses.Active],
            "Remove-TaskDefinitionRevision" => [TaskDefinitionStatuses.Inactive],
            _ => s_listed,
        });
    }

    /// <summary>The keys of the tags that revisions carry.</summary>
    /// <param name="given">The revisions, as the line names them; null = none.</param>
    public IEnumerable<CompletionResult> TagKeys(object? given)
    {
        object? named = PSValue.Unwrap(new RevisionNameTransformationAttribute().Transform(null!, given));
        return (named is IEnumerable several and not string ? several.Cast<object?>() : [named]).OfType<string>()
            .TakeWhile((_, i) => i == 0 || !_budget.IsSpent)
            .SelectMany(TagsOf)
            .Where(tag => Completion.Continues(tag.Key ?? "", _typed))
            .GroupBy(static tag => tag.Key ?? "", StringComparer.Ordinal)
            .Select(static tags => Completion.Of(tags.Key, $"{tags.Key}={tags.First().Value}"));
    }

    private FamilySummary[] FamiliesTyped(Func<FamilySummary, bool> isTaken) =>
        FamiliesOf(_typed, isTaken).Take(LineRegistry.Enough).ToArray();

    private IEnumerable<FamilySummary> FamiliesOf(string prefix, Func<FamilySummary, bool> isTaken)
    {
        IReadOnlyList<FamilySummary> page = [];
        do
        {
            string? after = page.Count > 0 ? page[page.Count - 1].Family : null;
            page = _budget.Wait(token => _registry.GetFamiliesAsync(prefix, FamilyStatuses.Any, after, LineRegistry.Enough, token));
            foreach (FamilySummary family in page)
            {
                if (isTaken(family)) yield return family;
            }
        }
        while (page.Count == LineRegistry.Enough && !_budget.IsSpent);
    }

    private static CompletionResult Suggest(FamilySummary family) => Completion.Of(
        family.Family, $"{family.Family}: {family.Status}, {family.ActiveCount} ACTIVE, latest revision {family.LatestRevision}");

    private IEnumerable<CompletionResult> RevisionsOf(RevisionName name, string[] states) => _budget
        .Wait(token => _registry.GetNewestRevisionsAsync(name.Family, name.Revision, states, LineRegistry.Enough, token))
        .Select((revision, i) => Completion.Of(revision.ToString(), Describe(revision, withImages: i == 0 || !_budget.IsSpent)));

    private string Describe(RevisionSummary revision, bool withImages)
    {
        string registered = ShortTime.Of(revision.RegisteredAt, HostEnvironment.Clock.GetUtcNow(), CultureInfo.CurrentCulture);
        string line = $"{revision} {revision.Status}, registered {registered}";
        if (!withImages) return line;
        // Only the images have to be read from the definition. Null: gone since it was listed.
        return Definition(revision.ToString()) is { } definition
            ? $"{line}: {string.Join(", ", (definition.ContainerDefinitions ?? []).Select(static container => container.Image))}" : line;
    }

    private TaskDefinition? Definition(string revision)
    {
        try
        {
            var request = new DescribeTaskDefinitionRequest { TaskDefinition = revision };
            return _budget.Wait(token => _registry.DescribeTaskDefinitionAsync(request, token)).TaskDefinition.Value;
        }
        catch (EcsException)
        {
            return null;
        }
    }

    private IReadOnlyList<Tag> TagsOf(string revision)
    {
        var request = new DescribeTaskDefinitionRequest { TaskDefinition = revision, Include = TaskDefinitionFields.All };
        return _budget.Wait(token => _registry.DescribeTaskDefinitionAsync(request, token)).Tags;
    }
}

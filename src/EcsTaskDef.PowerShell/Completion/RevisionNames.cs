using System.Collections;
using EcsTaskDef.PowerShell.Views;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Suggests families, revisions, and the keys of their tags.</summary>
internal sealed class RevisionNames
{
    private readonly IRegistry _registry;
    private readonly CompletionBudget _budget;
    private readonly string _typed;

    public RevisionNames(IRegistry registry, CompletionBudget budget, string typed) =>
        (_registry, _budget, _typed) = (registry, budget, typed);

    public IEnumerable<CompletionResult> Families() => FamiliesTyped().Select(Suggest);

    /// <summary>Families, and after <c>web:</c> the family's revisions, the newest first, in the state that the command works on.</summary>
    public IEnumerable<CompletionResult> Revisions(string commandName)
    {
        RevisionName name = RevisionName.Parse(_typed);
        if (name.IsArn) return [];

        IReadOnlyList<FamilySummary> families = name.Revision is null ? FamiliesTyped() : [];

        // A family of one name is typed in full: go on with its revisions, which is what most commands need.
        bool isFull = families.Count == 1 && families[0].Family == _typed;
        return name.Revision is null && !isFull ? families.Select(Suggest) : RevisionsOf(name, commandName switch
        {
            "Unregister-TaskDefinitionRevision" => [TaskDefinitionStatuses.Active],
            "Remove-TaskDefinitionRevision" => [TaskDefinitionStatuses.Inactive],
            _ => [TaskDefinitionStatuses.Active, TaskDefinitionStatuses.Inactive],
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

    private IReadOnlyList<FamilySummary> FamiliesTyped() =>
        _budget.Wait(token => _registry.GetFamiliesAsync(_typed, FamilyStatuses.Any, null, LineRegistry.Enough, token));

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
        try
        {
            // Only the images have to be read from the definition.
            var request = new DescribeTaskDefinitionRequest { TaskDefinition = revision.ToString() };
            TaskDefinition definition = _budget.Wait(token => _registry.DescribeTaskDefinitionAsync(request, token)).TaskDefinition.Value;
            return $"{line}: {string.Join(", ", (definition.ContainerDefinitions ?? []).Select(static container => container.Image))}";
        }
        catch (EcsException)
        {
            // Gone since it was listed.
            return line;
        }
    }

    private IReadOnlyList<Tag> TagsOf(string revision)
    {
        var request = new DescribeTaskDefinitionRequest { TaskDefinition = revision, Include = TaskDefinitionFields.All };
        return _budget.Wait(token => _registry.DescribeTaskDefinitionAsync(request, token)).Tags;
    }
}

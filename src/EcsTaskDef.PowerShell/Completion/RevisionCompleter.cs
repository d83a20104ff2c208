using System.Collections;
using System.Management.Automation.Language;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Session;
using EcsTaskDef.PowerShell.Views;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>
/// Suggests families, and after <c>web:</c> the family's revisions, the newest first, in the state that the command
/// works on.
/// </summary>
public sealed class RevisionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        RevisionName name = RevisionName.Parse(typed);
        if (name.IsArn) return Enumerable.Empty<CompletionResult>();
        if (name.Revision is not null) return Revisions(name, commandName, fakeBoundParameters);

        // A family of one name is typed in full: go on with its revisions, which is what most commands need.
        IReadOnlyList<FamilySummary> families = FamilyCompleter.Families(typed, fakeBoundParameters);
        return families.Count == 1 && families[0].Family == typed
            ? Revisions(name, commandName, fakeBoundParameters)
            : families.Select(static family => Completion.Of(family.Family, FamilyCompleter.Describe(family)));
    }

    private static IEnumerable<CompletionResult> Revisions(RevisionName name, string commandName, IDictionary bound)
    {
        string[] states = commandName switch
        {
            "Unregister-TaskDefinitionRevision" => new[] { TaskDefinitionStatuses.Active },
            "Remove-TaskDefinitionRevision" => new[] { TaskDefinitionStatuses.Inactive },
            _ => new[] { TaskDefinitionStatuses.Active, TaskDefinitionStatuses.Inactive },
        };
        return LineRegistry.Ask(bound, (registry, budget) => budget
            .Wait(token => registry.GetNewestRevisionsAsync(name.Family, name.Revision, states, LineRegistry.Enough, token))
            .Select((revision, i) => Completion.Of(revision.ToString(), Describe(revision, registry, i > 0 && budget.IsSpent ? null : budget))));
    }

    private static string Describe(RevisionSummary revision, IRegistry registry, CompletionBudget? budget)
    {
        string registered = ShortTime.Of(revision.RegisteredAt, HostEnvironment.Clock.GetUtcNow(), CultureInfo.CurrentCulture);
        string line = $"{revision} {revision.Status}, registered {registered}";
        if (budget is null) return line;
        try
        {
            // Only the images have to be read from the definition.
            var request = new DescribeTaskDefinitionRequest { TaskDefinition = revision.ToString() };
            TaskDefinition definition = budget.Wait(token => registry.DescribeTaskDefinitionAsync(request, token)).TaskDefinition.Value;
            return $"{line}: {string.Join(", ", (definition.ContainerDefinitions ?? []).Select(static container => container.Image))}";
        }
        catch (EcsException)
        {
            // Gone since it was listed.
            return line;
        }
    }
}

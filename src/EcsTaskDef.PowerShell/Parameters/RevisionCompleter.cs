using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EcsTaskDef.Model;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Views;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Parameters;

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
        FamilySummary[] families = FamilyCompleter.Families(typed, fakeBoundParameters).ToArray();
        return families.Length == 1 && families[0].Family == typed
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
        return OwnCommand
            .Ask(
                "Get-TaskDefinition",
                bound,
                new Dictionary<string, object>
                {
                    ["Family"] = WildcardPattern.Escape(name.Family), ["Status"] = states, ["Descending"] = true,
                })
            .OfType<TaskDefinition>()
            .Where(one => Completion.Continues(
                one.Revision.GetValueOrDefault().ToString(CultureInfo.InvariantCulture), name.Revision ?? ""))
            .Select(static one => Completion.Of(
                one.ToString(), $"{one} {one.Status}{When(one)}: {string.Join(", ", (one.ContainerDefinitions ?? []).Select(static c => c.Image))}"));
    }

    private static string When(TaskDefinition revision) => revision.RegisteredAt is { } time
        ? $", registered {ShortTime.Of(time, HostEnvironment.Clock.GetUtcNow(), CultureInfo.CurrentCulture)}" : "";
}

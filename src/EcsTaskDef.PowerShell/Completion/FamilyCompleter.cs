using System.Collections;
using System.Management.Automation.Language;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Suggests families.</summary>
public sealed class FamilyCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Families(Completion.Typed(wordToComplete), fakeBoundParameters)
            .Select(static family => Completion.Of(family.Family, Describe(family)));

    /// <summary>The families that begin as typed.</summary>
    internal static IReadOnlyList<FamilySummary> Families(string typed, IDictionary? bound) => LineRegistry.Ask(
        bound,
        (registry, budget) => budget.Wait(token => registry.GetFamiliesAsync(typed, FamilyStatuses.Any, null, LineRegistry.Enough, token)));

    /// <summary>A family in one line.</summary>
    internal static string Describe(FamilySummary family) =>
        $"{family.Family}: {family.Status}, {family.ActiveCount} ACTIVE, latest revision {family.LatestRevision}";
}

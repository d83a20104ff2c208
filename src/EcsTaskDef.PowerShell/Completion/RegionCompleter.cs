using System.Collections;
using System.Management.Automation.Language;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Suggests AWS's regions.</summary>
public sealed class RegionCompleter : IArgumentCompleter
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
        return Regions.All
            .Where(region => Completion.Continues(region.Name, typed))
            .Select(static region => Completion.Of(region.Name, region.Description));
    }
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace EcsTaskDef.PowerShell.Parameters;

/// <summary>Suggests the keys of the tags that the named revisions carry.</summary>
public sealed class TagKeyCompleter : IArgumentCompleter
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
        if (PSValue.Member(fakeBoundParameters, "TaskDefinition") is not { } revision)
            return Enumerable.Empty<CompletionResult>();

        return OwnCommand
            .Ask(
                "Get-TaskDefinitionTag",
                fakeBoundParameters,
                new Dictionary<string, object> { ["TaskDefinition"] = revision })
            .OfType<TaskDefinitionTag>()
            .Where(tag => Completion.Continues(tag.Key, typed))
            .GroupBy(static tag => tag.Key, StringComparer.Ordinal)
            .Select(static tags => Completion.Of(tags.Key, $"{tags.Key}={tags.First().Value}"));
    }
}

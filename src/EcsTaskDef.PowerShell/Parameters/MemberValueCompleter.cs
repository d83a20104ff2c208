using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EcsTaskDef.Model;

namespace EcsTaskDef.PowerShell.Parameters;

/// <summary>Suggests the values that ECS's model lists for a member of a registration.</summary>
public sealed class MemberValueCompleter : IArgumentCompleter
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
        IReadOnlyList<string> values = parameterName switch
        {
            nameof(RegisterTaskDefinitionRequest.NetworkMode) => NetworkModes.All,
            nameof(RegisterTaskDefinitionRequest.PidMode) => PidModes.All,
            nameof(RegisterTaskDefinitionRequest.IpcMode) => IpcModes.All,
            "RequiresCompatibility" => Compatibilities.All,
            _ => Array.Empty<string>(),
        };
        return values
            .Where(value => Completion.Continues(value, typed))
            .Select(static value => Completion.Of(value, value));
    }
}

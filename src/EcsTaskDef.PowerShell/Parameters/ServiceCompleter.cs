using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EcsTaskDef.Runtime;

namespace EcsTaskDef.PowerShell.Parameters;

/// <summary>Suggests the services of the cluster that the line names.</summary>
public sealed class ServiceCompleter : IArgumentCompleter
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
        return OwnCommand
            .Ask("Get-ContainerService", fakeBoundParameters, OwnCommand.ClusterOf(fakeBoundParameters))
            .OfType<ContainerService>()
            .Where(service => Completion.Continues(service.ServiceName ?? "", typed))
            .Select(static service => Completion.Of(
                service.ServiceName ?? "",
                $"{service.ServiceName}: {RuntimeName.Last(service.TaskDefinition ?? "")}, {service.RunningCount} of {service.DesiredCount} running"));
    }
}

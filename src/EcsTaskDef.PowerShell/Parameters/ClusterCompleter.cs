using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EcsTaskDef.Runtime;

namespace EcsTaskDef.PowerShell.Parameters;

/// <summary>Suggests clusters.</summary>
public sealed class ClusterCompleter : IArgumentCompleter
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
            .Ask("Get-ContainerCluster", fakeBoundParameters, new Dictionary<string, object>())
            .OfType<ContainerCluster>()
            .Where(cluster => Completion.Continues(cluster.ClusterName ?? "", typed))
            .Select(static cluster => Completion.Of(
                cluster.ClusterName ?? "",
                $"{cluster.ClusterName}: {cluster.ActiveServicesCount} services, {cluster.RunningTasksCount} tasks running"));
    }
}

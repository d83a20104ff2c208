using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Deletes clusters without services and tasks.</summary>
[Cmdlet(VerbsCommon.Remove, "ContainerCluster", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ContainerCluster))]
public sealed class RemoveContainerClusterCommand : WorkloadCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ClusterArn", "ClusterName", "Name")]
    [WorkloadNameTransformation("ClusterArn")]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Cluster { get; set; } = null!;

    private protected override void Process()
    {
        foreach (string name in Cluster)
        {
            var request = new DeleteClusterRequest { Cluster = name };
            if (TryChange(
                name,
                WorkloadName.Last(name),
                $"Delete cluster in {RegionName}",
                (registry, token) => registry.DeleteClusterAsync(request, token),
                out DeleteClusterResponse answer,
                error => Hint(error, WorkloadName.Last(name))))
                WriteObject(answer.Cluster);
        }
    }

    private static string? Hint(EcsException error, string cluster) => error.Code switch
    {
        EcsErrorCodes.ClusterContainsServices =>
            $"Delete them with: Get-ContainerService -Cluster {PowerShellText.Argument(cluster)} | Remove-ContainerService -Enforce",
        EcsErrorCodes.ClusterContainsTasks =>
            $"Stop them with: Get-ContainerTask -Cluster {PowerShellText.Argument(cluster)} | Stop-ContainerTask",
        _ => null,
    };
}

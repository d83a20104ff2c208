using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
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
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Cluster { get; set; } = null!;

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Placed(Cluster))
        {
            var request = new DeleteClusterRequest { Cluster = name };
            DeleteClusterResponse? answer = Change(
                name,
                WorkloadName.Last(name),
                $"Delete cluster in {PlaceName}",
                registry => Run(token => registry.DeleteClusterAsync(request, token)),
                error => Hint(error, WorkloadName.Last(name)));
            if (answer is not null) WriteObject(answer.Cluster);
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

using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Drains container instances, or lets them take tasks again.</summary>
[Cmdlet(VerbsCommon.Set, "ContainerInstance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ContainerInstance))]
public sealed class SetContainerInstanceCommand : ClusterCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerInstanceArn")]
    [WorkloadNameTransformation("ContainerInstanceArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ContainerInstance { get; set; } = null!;

    [Parameter(Mandatory = true)]
    [ValidateSet("ACTIVE", "DRAINING")]
    public string Status { get; set; } = null!;

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Placed(ContainerInstance, Cluster))
        {
            string status = Status.ToUpperInvariant();
            var request = new UpdateContainerInstancesStateRequest
            {
                Cluster = ClusterOf(name), ContainerInstances = [name], Status = status,
            };
            DescribeContainerInstancesResponse? answer = Change(
                name,
                WorkloadName.Last(name),
                $"Make container instance {status} in cluster {NameOf(request.Cluster)} in {PlaceName}",
                registry => Run(token => registry.CallAsync(request, token)));
            foreach (ContainerInstance instance in answer?.ContainerInstances ?? []) WriteObject(instance);
            WriteFailures(
                name,
                answer?.Failures ?? [],
                $"Get-ContainerInstance -Cluster {PowerShellText.Argument(NameOf(request.Cluster))} lists those that there are.");
        }
    }
}

using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Waits until services are steady or INACTIVE, as ECS's waiters do.</summary>
[Cmdlet(VerbsLifecycle.Wait, "ContainerService")]
[OutputType(typeof(ContainerService))]
public sealed class WaitContainerServiceCommand : WaitCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ServiceArn", "ServiceName", "Name")]
    [WorkloadNameTransformation("ServiceArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Service { get; set; } = null!;

    [Parameter]
    [ValidateSet(ServiceWait.Steady, ServiceWait.Inactive)]
    public string State { get; set; } = ServiceWait.Steady;

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Placed(Service, Cluster)) AwaitService(name, ClusterOf(name), State);
    }
}

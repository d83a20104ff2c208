using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Waits until tasks run or have stopped, as ECS's waiters do.</summary>
[Cmdlet(VerbsLifecycle.Wait, "ContainerTask")]
[OutputType(typeof(ContainerTask))]
public sealed class WaitContainerTaskCommand : WaitCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskArn")]
    [WorkloadNameTransformation("TaskArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Task { get; set; } = null!;

    [Parameter]
    [ValidateSet(TaskWait.Running, TaskWait.Stopped)]
    public string State { get; set; } = TaskWait.Running;

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Placed(Task, Cluster)) AwaitTask(name, name, ClusterOf(name), State);
    }
}

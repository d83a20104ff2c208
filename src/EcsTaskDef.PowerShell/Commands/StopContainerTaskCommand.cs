using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Stops tasks. A service replaces its own.</summary>
[Cmdlet(VerbsLifecycle.Stop, "ContainerTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ContainerTask))]
public sealed class StopContainerTaskCommand : ClusterCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskArn")]
    [WorkloadNameTransformation("TaskArn")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Task { get; set; } = null!;

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Reason { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Placed(Task, Cluster))
        {
            var request = new StopTaskRequest { Cluster = ClusterOf(name), Reason = Reason, Task = name };
            StopTaskResponse? answer = Change(
                name,
                WorkloadName.Last(name),
                $"Stop task in cluster {NameOf(request.Cluster)} in {PlaceName}",
                registry => Run(token => registry.StopTaskAsync(request, token)));
            if (answer is not null) WriteObject(answer.Task);
        }
    }
}

using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Starts tasks from ACTIVE revisions, as ECS's RunTask does.</summary>
[Cmdlet(VerbsLifecycle.Start, "ContainerTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ContainerTask))]
public sealed class StartContainerTaskCommand : TaskSettingsCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinitionArn")]
    [RevisionNameTransformation]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] TaskDefinition { get; set; } = null!;

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? ClientToken { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public int? Count { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Group { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? LaunchType { get; set; }

    [Parameter]
    [Alias("Overrides")]
    [StructureTransformation(typeof(TaskOverrideArgument))]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public TaskOverrideArgument? Override { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? ReferenceId { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? StartedBy { get; set; }

    [Parameter]
    [Alias("Tags")]
    [TagTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Tag[]? Tag { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Placed(TaskDefinition, Cluster)) Start(name);
    }

    private void Start(string name)
    {
        if (!Try(name, () => RequestOf<RunTaskRequest>(nameof(TaskDefinition)), out RunTaskRequest request)) return;
        request = request with { TaskDefinition = name };
        RunTaskResponse? answer = Change(
            name,
            RevisionName.Parse(name).Short,
            $"Start {Count ?? 1} task(s) in cluster {NameOf(Cluster)} in {PlaceName}",
            registry => RunInCluster(registry, token => registry.RunTaskAsync(request, token))!);
        if (answer is null) return;
        foreach (ContainerTask task in answer.Tasks)
        {
            if (Wait) AwaitTask(name, task.TaskArn!, task.ClusterArn, TaskWait.Running);
            else WriteObject(task);
        }

        WriteFailures(name, answer.Failures, "The cluster has no instance with room for it; ask for less, or for another launch type.");
    }
}

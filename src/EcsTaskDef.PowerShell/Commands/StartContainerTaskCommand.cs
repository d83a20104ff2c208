using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Starts tasks from ACTIVE revisions, as ECS's RunTask does.</summary>
[Cmdlet(VerbsLifecycle.Start, "ContainerTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ContainerTask))]
public sealed class StartContainerTaskCommand : ClusterCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinitionArn")]
    [RevisionNameTransformation]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] TaskDefinition { get; set; } = null!;

    [Parameter]
    [StructureTransformation(typeof(CapacityProviderStrategyItem), IsList = true)]
    public CapacityProviderStrategyItem[]? CapacityProviderStrategy { get; set; }

    [Parameter]
    public string? ClientToken { get; set; }

    [Parameter]
    public int? Count { get; set; }

    [Parameter]
    [Alias("EnableECSManagedTags")]
    public SwitchParameter EnableECSManagedTag { get; set; }

    [Parameter]
    public SwitchParameter EnableExecuteCommand { get; set; }

    [Parameter]
    public string? Group { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? LaunchType { get; set; }

    [Parameter]
    [StructureTransformation(typeof(NetworkConfiguration))]
    public NetworkConfiguration? NetworkConfiguration { get; set; }

    [Parameter]
    [Alias("Overrides")]
    [StructureTransformation(typeof(TaskOverride))]
    public TaskOverride? Override { get; set; }

    [Parameter]
    [Alias("PlacementConstraints")]
    [StructureTransformation(typeof(PlacementConstraint), IsList = true)]
    public PlacementConstraint[]? PlacementConstraint { get; set; }

    [Parameter]
    [StructureTransformation(typeof(PlacementStrategy), IsList = true)]
    public PlacementStrategy[]? PlacementStrategy { get; set; }

    [Parameter]
    public string? PlatformVersion { get; set; }

    [Parameter]
    [Alias("PropagateTags")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? PropagateTag { get; set; }

    [Parameter]
    public string? ReferenceId { get; set; }

    [Parameter]
    public string? StartedBy { get; set; }

    [Parameter]
    [Alias("Tags")]
    [TagTransformation]
    public Tag[]? Tag { get; set; }

    [Parameter]
    [Alias("VolumeConfigurations")]
    public object[]? VolumeConfiguration { get; set; }

    private protected override void Process()
    {
        foreach (string name in TaskDefinition) Start(name);
    }

    private void Start(string name)
    {
        if (!Try(name, () => RequestOf<RunTaskRequest>(nameof(TaskDefinition)), out RunTaskRequest request)) return;
        request = request with { TaskDefinition = name };
        if (!TryChange(
            name,
            RevisionName.Parse(name).Short,
            $"Start {Count ?? 1} task(s) in cluster {NameOf(Cluster)} in {RegionName}",
            registry => WaitInCluster(registry, (one, token) => one.RunTaskAsync(request, token)),
            out RunTaskResponse? answer))
            return;
        foreach (ContainerTask task in answer!.Tasks) WriteObject(task);
        WriteFailures(name, answer.Failures, "The cluster has no instance with room for it; ask for less, or for another launch type.");
    }
}

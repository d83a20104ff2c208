using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>The settings that single tasks and those of services have in common.</summary>
public abstract class TaskSettingsCommand : WaitCommand
{
    [Parameter]
    [StructureTransformation(typeof(CapacityProviderStrategyItem), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public CapacityProviderStrategyItem[]? CapacityProviderStrategy { get; set; }

    [Parameter]
    [Alias("EnableECSManagedTags")]
    public SwitchParameter EnableECSManagedTag { get; set; }

    [Parameter]
    public SwitchParameter EnableExecuteCommand { get; set; }

    [Parameter]
    [StructureTransformation(typeof(NetworkConfiguration))]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public NetworkConfiguration? NetworkConfiguration { get; set; }

    [Parameter]
    [Alias("PlacementConstraints")]
    [StructureTransformation(typeof(PlacementConstraint), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public PlacementConstraint[]? PlacementConstraint { get; set; }

    [Parameter]
    [StructureTransformation(typeof(PlacementStrategy), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public PlacementStrategy[]? PlacementStrategy { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? PlatformVersion { get; set; }

    [Parameter]
    [Alias("PropagateTags")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? PropagateTag { get; set; }

    [Parameter]
    [Alias("VolumeConfigurations")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public object[]? VolumeConfiguration { get; set; }

    [Parameter]
    public SwitchParameter Wait { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Timeout is not null && !Wait) Require<object>(() => throw Faults.TimeoutNeedsWait());
    }
}

using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>The settings that single tasks and those of services have in common.</summary>
public abstract class TaskSettingsCommand : ClusterCommand
{
    [Parameter]
    [StructureTransformation(typeof(CapacityProviderStrategyItem), IsList = true)]
    public CapacityProviderStrategyItem[]? CapacityProviderStrategy { get; set; }

    [Parameter]
    [Alias("EnableECSManagedTags")]
    public SwitchParameter EnableECSManagedTag { get; set; }

    [Parameter]
    public SwitchParameter EnableExecuteCommand { get; set; }

    [Parameter]
    [StructureTransformation(typeof(NetworkConfiguration))]
    public NetworkConfiguration? NetworkConfiguration { get; set; }

    [Parameter]
    [Alias("PlacementConstraints")]
    [StructureTransformation(typeof(PlacementConstraint), IsList = true)]
    public PlacementConstraint[]? PlacementConstraint { get; set; }

    [Parameter]
    [StructureTransformation(typeof(PlacementStrategy), IsList = true)]
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
    public SwitchParameter Force { get; set; }
}

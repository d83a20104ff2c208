using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>What a service is made of, which New- and Update-ContainerService have in common.</summary>
public abstract class ServiceChangeCommand : ClusterCommand
{
    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? AvailabilityZoneRebalancing { get; set; }

    [Parameter]
    [StructureTransformation(typeof(CapacityProviderStrategyItem), IsList = true)]
    public CapacityProviderStrategyItem[]? CapacityProviderStrategy { get; set; }

    [Parameter]
    [StructureTransformation(typeof(Runtime.DeploymentConfiguration))]
    public Runtime.DeploymentConfiguration? DeploymentConfiguration { get; set; }

    [Parameter]
    [StructureTransformation(typeof(Runtime.DeploymentController))]
    public Runtime.DeploymentController? DeploymentController { get; set; }

    [Parameter]
    public int? DesiredCount { get; set; }

    [Parameter]
    [Alias("EnableECSManagedTags")]
    public SwitchParameter EnableECSManagedTag { get; set; }

    [Parameter]
    public SwitchParameter EnableExecuteCommand { get; set; }

    [Parameter]
    [Alias("HealthCheckGracePeriodSeconds")]
    public int? HealthCheckGracePeriodSecond { get; set; }

    [Parameter]
    [Alias("LoadBalancers")]
    [StructureTransformation(typeof(Runtime.LoadBalancer), IsList = true)]
    public Runtime.LoadBalancer[]? LoadBalancer { get; set; }

    [Parameter]
    public object? Monitoring { get; set; }

    [Parameter]
    [StructureTransformation(typeof(Runtime.NetworkConfiguration))]
    public Runtime.NetworkConfiguration? NetworkConfiguration { get; set; }

    [Parameter]
    [Alias("PlacementConstraints")]
    [StructureTransformation(typeof(Runtime.PlacementConstraint), IsList = true)]
    public Runtime.PlacementConstraint[]? PlacementConstraint { get; set; }

    [Parameter]
    [StructureTransformation(typeof(Runtime.PlacementStrategy), IsList = true)]
    public Runtime.PlacementStrategy[]? PlacementStrategy { get; set; }

    [Parameter]
    public string? PlatformVersion { get; set; }

    [Parameter]
    [Alias("PropagateTags")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? PropagateTag { get; set; }

    [Parameter]
    public object? ServiceConnectConfiguration { get; set; }

    [Parameter]
    [Alias("ServiceRegistries")]
    public object[]? ServiceRegistry { get; set; }

    [Parameter]
    [Alias("VolumeConfigurations")]
    public object[]? VolumeConfiguration { get; set; }

    [Parameter]
    [Alias("VpcLatticeConfigurations")]
    public object[]? VpcLatticeConfiguration { get; set; }
}

using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>What a service is made of, which New- and Update-ContainerService have in common.</summary>
public abstract class ServiceSettingsCommand : ClusterCommand
{
    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? AvailabilityZoneRebalancing { get; set; }

    [Parameter]
    [StructureTransformation(typeof(CapacityProviderStrategyItem), IsList = true)]
    public CapacityProviderStrategyItem[]? CapacityProviderStrategy { get; set; }

    [Parameter]
    [StructureTransformation(typeof(DeploymentConfiguration))]
    public DeploymentConfiguration? DeploymentConfiguration { get; set; }

    [Parameter]
    [StructureTransformation(typeof(DeploymentController))]
    public DeploymentController? DeploymentController { get; set; }

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
    [StructureTransformation(typeof(LoadBalancer), IsList = true)]
    public LoadBalancer[]? LoadBalancer { get; set; }

    [Parameter]
    public object? Monitoring { get; set; }

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

using System.Management.Automation;
using EcsTaskDef.PowerShell.Parameters;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>What a service is made of, which New- and Update-ContainerService have in common.</summary>
public abstract class ServiceChangeCommand : ClusterCommand
{
    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? AvailabilityZoneRebalancing { get; set; }

    [Parameter]
    public object[]? CapacityProviderStrategy { get; set; }

    [Parameter]
    public object? DeploymentConfiguration { get; set; }

    [Parameter]
    public object? DeploymentController { get; set; }

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
    public object[]? LoadBalancer { get; set; }

    [Parameter]
    public object? Monitoring { get; set; }

    [Parameter]
    public object? NetworkConfiguration { get; set; }

    [Parameter]
    [Alias("PlacementConstraints")]
    public object[]? PlacementConstraint { get; set; }

    [Parameter]
    public object[]? PlacementStrategy { get; set; }

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

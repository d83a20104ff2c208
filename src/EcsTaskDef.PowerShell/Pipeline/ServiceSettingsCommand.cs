using EcsTaskDef.Model.Workloads;
using EcsTaskDef.PowerShell.Completion;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>The settings of a service, for New- and Update-ContainerService.</summary>
public abstract class ServiceSettingsCommand : TaskSettingsCommand
{
    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? AvailabilityZoneRebalancing { get; set; }

    [Parameter]
    [StructureTransformation(typeof(DeploymentConfiguration))]
    public DeploymentConfiguration? DeploymentConfiguration { get; set; }

    [Parameter]
    [StructureTransformation(typeof(DeploymentController))]
    public DeploymentController? DeploymentController { get; set; }

    [Parameter]
    public int? DesiredCount { get; set; }

    [Parameter]
    [Alias("HealthCheckGracePeriodSeconds")]
    public int? HealthCheckGracePeriodSecond { get; set; }

    [Parameter]
    [Alias("LoadBalancers")]
    [StructureTransformation(typeof(LoadBalancer), IsList = true)]
    public LoadBalancer[]? LoadBalancer { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public object? Monitoring { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public object? ServiceConnectConfiguration { get; set; }

    [Parameter]
    [Alias("ServiceRegistries")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public object[]? ServiceRegistry { get; set; }

    [Parameter]
    [Alias("VpcLatticeConfigurations")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public object[]? VpcLatticeConfiguration { get; set; }
}

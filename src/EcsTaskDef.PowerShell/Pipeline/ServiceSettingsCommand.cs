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
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public DeploymentConfiguration? DeploymentConfiguration { get; set; }

    [Parameter]
    [StructureTransformation(typeof(DeploymentController))]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public DeploymentController? DeploymentController { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public int? DesiredCount { get; set; }

    [Parameter]
    [Alias("HealthCheckGracePeriodSeconds")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public int? HealthCheckGracePeriodSecond { get; set; }

    [Parameter]
    [Alias("LoadBalancers")]
    [StructureTransformation(typeof(LoadBalancer), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
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

using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Scheduling;

namespace EcsTaskDef.Engine.Services;

/// <summary>What a request makes of a service, or of the defaults of a new one.</summary>
internal static class ServiceEdit
{
    /// <summary>What was sent over what there was; the launch type and the strategy are the operations' own.</summary>
    public static ServiceFact Apply(ServiceFact service, ServiceSettings sent, ClusterFact cluster) => service with
    {
        DesiredCount = sent.DesiredCount ?? service.DesiredCount,
        AvailabilityZoneRebalancing = sent.AvailabilityZoneRebalancing ?? service.AvailabilityZoneRebalancing,
        DeploymentConfiguration = ServiceRules.Over(sent.DeploymentConfiguration, service.DeploymentConfiguration),
        DeploymentController = sent.DeploymentController?.Type ?? service.DeploymentController,
        NetworkConfiguration = sent.NetworkConfiguration ?? service.NetworkConfiguration,
        PlacementConstraints = sent.PlacementConstraints ?? service.PlacementConstraints,
        PlacementStrategy = PlacementRules.Answered(sent.PlacementStrategy ?? service.PlacementStrategy),
        PlatformVersion = sent.PlatformVersion ?? service.PlatformVersion,
        HealthCheckGracePeriodSeconds = sent.HealthCheckGracePeriodSeconds ?? service.HealthCheckGracePeriodSeconds,
        AllowsExec = sent.EnableExecuteCommand ?? service.AllowsExec,
        EnableECSManagedTags = sent.EnableECSManagedTags ?? service.EnableECSManagedTags,
        PropagateTags = sent.PropagateTags ?? service.PropagateTags,
        LoadBalancers = sent.LoadBalancers ?? service.LoadBalancers,
        ServiceRegistries = sent.ServiceRegistries ?? service.ServiceRegistries,
        ServiceConnectConfiguration = sent.ServiceConnectConfiguration is { } connect
            ? ConnectRules.Filled(connect, cluster)
            : service.ServiceConnectConfiguration,
        VolumeConfigurations = sent.VolumeConfigurations ?? service.VolumeConfigurations,
        VpcLatticeConfigurations = sent.VpcLatticeConfigurations ?? service.VpcLatticeConfigurations,
        Monitoring = sent.Monitoring ?? service.Monitoring,
    };
}

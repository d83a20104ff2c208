using System.Text.Json;
using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>Asks for a service.</summary>
public sealed record CreateServiceRequest
{
    /// <summary><c>ENABLED</c> or <c>DISABLED</c>.</summary>
    public string? AvailabilityZoneRebalancing { get; init; }

    /// <summary>Not together with a launch type.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    /// <summary>At most 36 characters; the same request with the same token answers the same service.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>How it deploys.</summary>
    public DeploymentConfiguration? DeploymentConfiguration { get; init; }

    /// <summary>Who deploys it.</summary>
    public DeploymentController? DeploymentController { get; init; }

    /// <summary>Tasks it should have, 0 or more.</summary>
    public int? DesiredCount { get; init; }

    /// <summary>Whether tasks get ECS's own tags.</summary>
    public bool? EnableECSManagedTags { get; init; }

    /// <summary>Whether tasks allow ECS Exec.</summary>
    public bool? EnableExecuteCommand { get; init; }

    /// <summary>Seconds for which a new task may be unhealthy.</summary>
    public int? HealthCheckGracePeriodSeconds { get; init; }

    /// <summary>One of <see cref="LaunchTypes"/>; EC2 unless the cluster has a default strategy.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Its load balancers.</summary>
    public IReadOnlyList<LoadBalancer>? LoadBalancers { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? Monitoring { get; init; }

    /// <summary>Required with network mode <c>awsvpc</c>, refused otherwise.</summary>
    public NetworkConfiguration? NetworkConfiguration { get; init; }

    /// <summary>At most 10.</summary>
    public IReadOnlyList<PlacementConstraint>? PlacementConstraints { get; init; }

    /// <summary>At most 5.</summary>
    public IReadOnlyList<PlacementStrategy>? PlacementStrategy { get; init; }

    /// <summary>Fargate only.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary><c>NONE</c>, <c>SERVICE</c> or <c>TASK_DEFINITION</c>.</summary>
    public string? PropagateTags { get; init; }

    /// <summary>The role that ECS uses for it.</summary>
    public string? Role { get; init; }

    /// <summary><c>REPLICA</c> (default) or <c>DAEMON</c>.</summary>
    public string? SchedulingStrategy { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? ServiceConnectConfiguration { get; init; }

    /// <summary>Its name, unique among the cluster's services that are not INACTIVE.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? ServiceRegistries { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Family, <c>family:revision</c> or ARN; it must be ACTIVE.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? VolumeConfigurations { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? VpcLatticeConfigurations { get; init; }
}

/// <summary>The new service, or the same one again.</summary>
public sealed record CreateServiceResponse
{
    /// <summary>The service.</summary>
    public required ContainerService Service { get; init; }
}

using System.Text.Json;
using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>What a service is asked to be: at its creation, and with a change, where what is absent stays as it is.</summary>
public abstract record ServiceSettings
{
    /// <summary><c>ENABLED</c> or <c>DISABLED</c>.</summary>
    public string? AvailabilityZoneRebalancing { get; init; }

    /// <summary>Not together with a launch type.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

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

    /// <summary>Kept and answered.</summary>
    public JsonElement? ServiceConnectConfiguration { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? ServiceRegistries { get; init; }

    /// <summary>Family, <c>family:revision</c> or ARN; it must be ACTIVE.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? VolumeConfigurations { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? VpcLatticeConfigurations { get; init; }
}

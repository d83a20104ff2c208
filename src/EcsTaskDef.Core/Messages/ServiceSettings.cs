using System.Text.Json;

namespace EcsTaskDef.Messages;

/// <summary>What a service is asked to be: at its creation, and with a change, where what is absent stays as it is.</summary>
public abstract record ServiceSettings : LaunchSettings
{
    /// <summary><c>ENABLED</c> or <c>DISABLED</c>.</summary>
    public string? AvailabilityZoneRebalancing { get; init; }

    /// <summary>Not together with a launch type.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    /// <summary>How it deploys.</summary>
    public DeploymentConfiguration? DeploymentConfiguration { get; init; }

    /// <summary>Who deploys it.</summary>
    public DeploymentController? DeploymentController { get; init; }

    /// <summary>Tasks it should have, 0 or more.</summary>
    public int? DesiredCount { get; init; }

    /// <summary>Seconds for which a new task may be unhealthy.</summary>
    public int? HealthCheckGracePeriodSeconds { get; init; }

    /// <summary>Its load balancers.</summary>
    public IReadOnlyList<LoadBalancer>? LoadBalancers { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? Monitoring { get; init; }

    /// <summary>At most 10.</summary>
    public IReadOnlyList<PlacementConstraint>? PlacementConstraints { get; init; }

    /// <summary>At most 5.</summary>
    public IReadOnlyList<PlacementStrategy>? PlacementStrategy { get; init; }

    /// <summary>Fargate only.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? ServiceConnectConfiguration { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? ServiceRegistries { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? VpcLatticeConfigurations { get; init; }
}

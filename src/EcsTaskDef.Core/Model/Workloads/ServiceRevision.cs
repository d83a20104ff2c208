using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>What a deployment deploys; it never changes. Source: ECS API model.</summary>
public sealed record ServiceRevision
{
    /// <summary>Its strategy; absent with a launch type.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    /// <summary>The service's cluster.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>The images of its containers.</summary>
    public IReadOnlyList<ContainerImage>? ContainerImages { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Of an Express service.</summary>
    public EcsManagedResources? EcsManagedResources { get; init; }

    /// <summary>False.</summary>
    public bool? GuardDutyEnabled { get; init; }

    /// <summary>Its launch type; absent with a strategy.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Its load balancers.</summary>
    public IReadOnlyList<LoadBalancer>? LoadBalancers { get; init; }

    /// <summary>Its network.</summary>
    public NetworkConfiguration? NetworkConfiguration { get; init; }

    /// <summary>Fargate only.</summary>
    public string? PlatformFamily { get; init; }

    /// <summary>Fargate only.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary>The target groups that serve its traffic; absent without a load balancer.</summary>
    public ResolvedConfiguration? ResolvedConfiguration { get; init; }

    /// <summary>The service.</summary>
    public string? ServiceArn { get; init; }

    /// <summary>As it was sent.</summary>
    public JsonElement? ServiceConnectConfiguration { get; init; }

    /// <summary>As they were sent.</summary>
    public JsonElement? ServiceRegistries { get; init; }

    /// <summary>Its ARN.</summary>
    public string? ServiceRevisionArn { get; init; }

    /// <summary>The ARN of the task definition's revision.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>As they were sent.</summary>
    public JsonElement? VolumeConfigurations { get; init; }

    /// <summary>As they were sent.</summary>
    public JsonElement? VpcLatticeConfigurations { get; init; }
}

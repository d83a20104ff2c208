using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>A task set of a service that something else deploys. Source: ECS API model, docs/ECS.md §7.6.</summary>
public sealed record TaskSet
{
    /// <summary>Its capacity provider strategy.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    /// <summary>Its cluster.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>Tasks it should have: its share of the service's desired count, rounded up.</summary>
    public int? ComputedDesiredCount { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>What the caller calls it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Its id, <c>ecs-svc/</c> and 19 digits.</summary>
    public string? Id { get; init; }

    /// <summary>Its launch type.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Its load balancers.</summary>
    public IReadOnlyList<LoadBalancer>? LoadBalancers { get; init; }

    /// <summary>Its network.</summary>
    public NetworkConfiguration? NetworkConfiguration { get; init; }

    /// <summary>Tasks on their way to RUNNING.</summary>
    public int? PendingCount { get; init; }

    /// <summary>Fargate only.</summary>
    public string? PlatformFamily { get; init; }

    /// <summary>Fargate only.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary>Tasks that are RUNNING.</summary>
    public int? RunningCount { get; init; }

    /// <summary>Its share.</summary>
    public TaskSetScale? Scale { get; init; }

    /// <summary>Its service.</summary>
    public string? ServiceArn { get; init; }

    /// <summary>As they were sent.</summary>
    public JsonElement? ServiceRegistries { get; init; }

    /// <summary><c>STEADY_STATE</c> or <c>STABILIZING</c>.</summary>
    public string? StabilityStatus { get; init; }

    /// <summary>When that was found out.</summary>
    public DateTimeOffset? StabilityStatusAt { get; init; }

    /// <summary><c>PRIMARY</c>, <c>ACTIVE</c> or <c>DRAINING</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Tags; absent in answers that were not asked for them.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>The ARN of its revision.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>Its ARN.</summary>
    public string? TaskSetArn { get; init; }

    /// <summary>When it was changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>A share of a service's tasks. ECS calls the shape Scale. Source: ECS API model.</summary>
public sealed record TaskSetScale
{
    /// <summary><c>PERCENT</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>0 to 100.</summary>
    public double? Value { get; init; }
}

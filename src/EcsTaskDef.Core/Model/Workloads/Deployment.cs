using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>A deployment of a service. Source: docs/ECS.md §7.1 [captured].</summary>
public sealed record Deployment
{
    /// <summary>Its strategy; absent with a launch type.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Tasks it should have.</summary>
    public int? DesiredCount { get; init; }

    /// <summary>Tasks that did not start.</summary>
    public int? FailedTasks { get; init; }

    /// <summary><c>ecs-svc/</c> and 19 digits.</summary>
    public string? Id { get; init; }

    /// <summary>Its launch type; absent with a strategy.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Its network.</summary>
    public NetworkConfiguration? NetworkConfiguration { get; init; }

    /// <summary>Tasks on their way to RUNNING.</summary>
    public int? PendingCount { get; init; }

    /// <summary>Fargate only.</summary>
    public string? PlatformFamily { get; init; }

    /// <summary>The version that <c>LATEST</c> stood for; Fargate only.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary><c>IN_PROGRESS</c>, <c>COMPLETED</c> or <c>FAILED</c>.</summary>
    public string? RolloutState { get; init; }

    /// <summary>The same in words.</summary>
    public string? RolloutStateReason { get; init; }

    /// <summary>Tasks that are RUNNING.</summary>
    public int? RunningCount { get; init; }

    /// <summary>As it was sent, with the names that ECS fills in; absent while Service Connect is off.</summary>
    public JsonElement? ServiceConnectConfiguration { get; init; }

    /// <summary>The Cloud Map services that Service Connect made; absent while it is off.</summary>
    public IReadOnlyList<ServiceConnectServiceResource>? ServiceConnectResources { get; init; }

    /// <summary><c>PRIMARY</c>, <c>ACTIVE</c> or <c>DRAINING</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The revision's ARN.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>As they were sent.</summary>
    public JsonElement? VolumeConfigurations { get; init; }

    /// <summary>As they were sent.</summary>
    public JsonElement? VpcLatticeConfigurations { get; init; }

    /// <summary>The deployment's id.</summary>
    public override string ToString() => Id ?? "";
}

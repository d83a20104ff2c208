namespace EcsTaskDef.Model.Workloads;

/// <summary>A deployment of a service. Source: ECS API model.</summary>
public sealed record ServiceDeployment
{
    /// <summary>Its alarms; absent without any.</summary>
    public ServiceDeploymentAlarms? Alarms { get; init; }

    /// <summary>The service's cluster.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Its circuit breaker; absent without one.</summary>
    public ServiceDeploymentCircuitBreaker? DeploymentCircuitBreaker { get; init; }

    /// <summary>How it is deployed.</summary>
    public DeploymentConfiguration? DeploymentConfiguration { get; init; }

    /// <summary>When it was completed or replaced.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The lifecycle hooks that it has come to, the first first; absent without any.</summary>
    public IReadOnlyList<DeploymentLifecycleHookDetail>? LifecycleHookDetails { get; init; }

    /// <summary>The stage that it is in, <c>SCALE_UP</c> for example; absent with the strategy ROLLING.</summary>
    public string? LifecycleStage { get; init; }

    /// <summary>How it was taken back; absent while it was not.</summary>
    public ServiceDeploymentRollback? Rollback { get; init; }

    /// <summary>The service.</summary>
    public string? ServiceArn { get; init; }

    /// <summary>Its ARN.</summary>
    public string? ServiceDeploymentArn { get; init; }

    /// <summary>Where it comes from.</summary>
    public IReadOnlyList<ServiceRevisionSummary>? SourceServiceRevisions { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary><c>IN_PROGRESS</c>, <c>SUCCESSFUL</c>, <c>STOPPED</c>, <c>ROLLBACK_IN_PROGRESS</c> or <c>ROLLBACK_SUCCESSFUL</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The same in words.</summary>
    public string? StatusReason { get; init; }

    /// <summary>When it was stopped without being taken back.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Where it leads.</summary>
    public ServiceRevisionSummary? TargetServiceRevision { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

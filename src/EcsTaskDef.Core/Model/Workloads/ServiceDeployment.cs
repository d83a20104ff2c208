namespace EcsTaskDef.Model.Workloads;

/// <summary>A deployment of a service. Source: ECS API model.</summary>
public sealed record ServiceDeployment
{
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

    /// <summary><c>IN_PROGRESS</c>, <c>SUCCESSFUL</c> or <c>STOPPED</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The same in words.</summary>
    public string? StatusReason { get; init; }

    /// <summary>Where it leads.</summary>
    public ServiceRevisionSummary? TargetServiceRevision { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

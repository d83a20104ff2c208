namespace EcsTaskDef.Model.Workloads;

/// <summary>The circuit breaker of a deployment. Source: ECS API model.</summary>
public sealed record ServiceDeploymentCircuitBreaker
{
    /// <summary>Tasks that failed one after the other.</summary>
    public int? FailureCount { get; init; }

    /// <summary><c>MONITORING</c>, <c>MONITORING_COMPLETE</c> or <c>TRIGGERED</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Failures that end the deployment.</summary>
    public int? Threshold { get; init; }
}

/// <summary>How a deployment was taken back. ECS calls the shape Rollback. Source: ECS API model.</summary>
public sealed record ServiceDeploymentRollback
{
    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>What is deployed instead.</summary>
    public string? ServiceRevisionArn { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}

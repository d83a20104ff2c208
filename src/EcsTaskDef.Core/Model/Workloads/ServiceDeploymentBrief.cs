namespace EcsTaskDef.Model.Workloads;

/// <summary>A deployment of a service in a list. Source: ECS API model.</summary>
public sealed record ServiceDeploymentBrief
{
    /// <summary>The service's cluster.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was completed or replaced.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The service.</summary>
    public string? ServiceArn { get; init; }

    /// <summary>Its ARN.</summary>
    public string? ServiceDeploymentArn { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary><c>IN_PROGRESS</c>, <c>SUCCESSFUL</c>, <c>STOPPED</c>, <c>ROLLBACK_IN_PROGRESS</c> or <c>ROLLBACK_SUCCESSFUL</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The same in words.</summary>
    public string? StatusReason { get; init; }

    /// <summary>Where it leads.</summary>
    public string? TargetServiceRevisionArn { get; init; }
}

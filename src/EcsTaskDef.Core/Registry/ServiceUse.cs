namespace EcsTaskDef.Registry;

/// <summary>A deployment of a service that uses a revision.</summary>
public sealed record ServiceUse
{
    /// <summary>The service's ARN.</summary>
    public required string ServiceArn { get; init; }

    /// <summary>The service's name.</summary>
    public required string Service { get; init; }

    /// <summary>The name of its cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>ACTIVE or DRAINING.</summary>
    public required string Status { get; init; }

    /// <summary>The deployment's id, <c>ecs-svc/…</c>.</summary>
    public required string Deployment { get; init; }

    /// <summary>PRIMARY, ACTIVE or DRAINING.</summary>
    public required string DeploymentStatus { get; init; }

    /// <summary>How many tasks the deployment should have.</summary>
    public required int DesiredCount { get; init; }

    /// <summary>How many of its tasks are RUNNING.</summary>
    public required int RunningCount { get; init; }

    /// <summary>How many of its tasks do not run yet.</summary>
    public required int PendingCount { get; init; }

    /// <summary>When the deployment lets go of the revision, as things are; null when nobody knows.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Cluster}/{Service} {RunningCount}/{DesiredCount}";
}

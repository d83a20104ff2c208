namespace EcsTaskDef.Registry;

/// <summary>A task that uses a revision.</summary>
public sealed record TaskUse
{
    /// <summary>The task's ARN.</summary>
    public required string TaskArn { get; init; }

    /// <summary>The name of its cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>Where it is in its life; never STOPPED.</summary>
    public required string LastStatus { get; init; }

    /// <summary>RUNNING, or STOPPED once it was asked to stop.</summary>
    public required string DesiredStatus { get; init; }

    /// <summary>ECS's launch type.</summary>
    public required string LaunchType { get; init; }

    /// <summary>Its group: <c>family:web</c>, <c>service:shop</c> or the caller's own.</summary>
    public string? Group { get; init; }

    /// <summary>Who started it; a service's deployment, or the caller's own text.</summary>
    public string? StartedBy { get; init; }

    /// <summary>The service that keeps it; null when none does.</summary>
    public string? Service { get; init; }

    /// <summary>The id of the deployment that started it, <c>ecs-svc/…</c>; null for a task of no service.</summary>
    public string? Deployment { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it will be STOPPED, as things are; null when nobody has asked it to stop.</summary>
    public DateTimeOffset? StopsAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => TaskArn;
}

namespace EcsTaskDef.Messages;

/// <summary>Asks to stop a task.</summary>
public sealed record StopTaskRequest
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>Why, at most 1024 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>The task, by id or ARN.</summary>
    public string? Task { get; init; }
}

/// <summary>The stopping task, without its details.</summary>
public sealed record StopTaskResponse
{
    /// <summary>The task.</summary>
    public required ContainerTask Task { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>Asks to run a task on given instances.</summary>
public sealed record StartTaskRequest : TaskSettings
{
    /// <summary>1 to 10 ids or ARNs.</summary>
    public IReadOnlyList<string>? ContainerInstances { get; init; }
}

/// <summary>The tasks that were started, and where they could not be.</summary>
public sealed record StartTaskResponse
{
    /// <summary>Where they could not be.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>The tasks.</summary>
    public required IReadOnlyList<ContainerTask> Tasks { get; init; }
}

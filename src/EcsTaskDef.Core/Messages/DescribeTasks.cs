namespace EcsTaskDef.Messages;

/// <summary>Asks for tasks.</summary>
public sealed record DescribeTasksRequest
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary><c>TAGS</c>.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>1 to 100 ids or ARNs.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }
}

/// <summary>Tasks.</summary>
public sealed record DescribeTasksResponse
{
    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<ContainerTask> Tasks { get; init; }
}

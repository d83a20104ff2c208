namespace EcsTaskDef.Messages;

/// <summary>Asks for a page of tasks.</summary>
public sealed record ListTasksRequest
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>Only those on this instance, by id or ARN.</summary>
    public string? ContainerInstance { get; init; }

    /// <summary>Only those of this daemon: none.</summary>
    public string? DaemonName { get; init; }

    /// <summary><c>RUNNING</c> (default), <c>PENDING</c> (none) or <c>STOPPED</c>.</summary>
    public string? DesiredStatus { get; init; }

    /// <summary>Only those of this family.</summary>
    public string? Family { get; init; }

    /// <summary>Only those of this launch type.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Items of a page, 1 to 100; 100 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? NextToken { get; init; }

    /// <summary>Only those of this service, by name or ARN.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Only those that were started by this; it must be the only filter.</summary>
    public string? StartedBy { get; init; }
}

/// <summary>A page of tasks.</summary>
public sealed record ListTasksResponse
{
    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }

    /// <summary>ARNs.</summary>
    public required IReadOnlyList<string> TaskArns { get; init; }
}

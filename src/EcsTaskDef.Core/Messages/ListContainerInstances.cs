namespace EcsTaskDef.Messages;

/// <summary>Asks for a page of instances.</summary>
public sealed record ListContainerInstancesRequest
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>An expression of the cluster query language.</summary>
    public string? Filter { get; init; }

    /// <summary>Items of a page, 1 to 100; 100 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? NextToken { get; init; }

    /// <summary><c>ACTIVE</c> or <c>DRAINING</c> (and others, none); both when absent.</summary>
    public string? Status { get; init; }
}

/// <summary>A page of instances.</summary>
public sealed record ListContainerInstancesResponse
{
    /// <summary>ARNs.</summary>
    public required IReadOnlyList<string> ContainerInstanceArns { get; init; }

    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }
}

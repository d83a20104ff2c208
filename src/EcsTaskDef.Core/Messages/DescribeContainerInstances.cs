namespace EcsTaskDef.Messages;

/// <summary>Asks for instances.</summary>
public sealed record DescribeContainerInstancesRequest
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>1 to 100 ids or ARNs.</summary>
    public IReadOnlyList<string>? ContainerInstances { get; init; }

    /// <summary><c>TAGS</c>, <c>CONTAINER_INSTANCE_HEALTH</c>.</summary>
    public IReadOnlyList<string>? Include { get; init; }
}

/// <summary>Instances.</summary>
public sealed record DescribeContainerInstancesResponse
{
    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<ContainerInstance> ContainerInstances { get; init; }

    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }
}

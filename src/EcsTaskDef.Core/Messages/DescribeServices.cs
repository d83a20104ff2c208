namespace EcsTaskDef.Messages;

/// <summary>Asks for services.</summary>
public sealed record DescribeServicesRequest
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary><c>TAGS</c>.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>1 to 10 names or ARNs.</summary>
    public IReadOnlyList<string>? Services { get; init; }
}

/// <summary>Services.</summary>
public sealed record DescribeServicesResponse
{
    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<ContainerService> Services { get; init; }
}

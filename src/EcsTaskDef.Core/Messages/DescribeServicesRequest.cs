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

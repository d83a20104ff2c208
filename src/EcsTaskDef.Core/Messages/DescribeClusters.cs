namespace EcsTaskDef.Messages;

/// <summary>Asks for clusters.</summary>
public sealed record DescribeClustersRequest
{
    /// <summary>At most 100 names or ARNs; <c>default</c> when absent.</summary>
    public IReadOnlyList<string>? Clusters { get; init; }

    /// <summary><c>ATTACHMENTS</c>, <c>CONFIGURATIONS</c>, <c>SETTINGS</c>, <c>STATISTICS</c>, <c>TAGS</c>.</summary>
    public IReadOnlyList<string>? Include { get; init; }
}

/// <summary>Clusters.</summary>
public sealed record DescribeClustersResponse
{
    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<ContainerCluster> Clusters { get; init; }

    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }
}

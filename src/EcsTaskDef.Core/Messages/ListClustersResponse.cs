namespace EcsTaskDef.Messages;

/// <summary>A page of clusters.</summary>
public sealed record ListClustersResponse
{
    /// <summary>ARNs of ACTIVE clusters.</summary>
    public required IReadOnlyList<string> ClusterArns { get; init; }

    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>Asks for a page of clusters.</summary>
public sealed record ListClustersRequest
{
    /// <summary>Items of a page, 1 to 100; 100 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? NextToken { get; init; }
}

/// <summary>A page of clusters.</summary>
public sealed record ListClustersResponse
{
    /// <summary>ARNs of ACTIVE clusters.</summary>
    public required IReadOnlyList<string> ClusterArns { get; init; }

    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }
}

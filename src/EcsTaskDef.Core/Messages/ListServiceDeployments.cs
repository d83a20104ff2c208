namespace EcsTaskDef.Messages;

/// <summary>Asks for a page of a service's deployments.</summary>
public sealed record ListServiceDeploymentsRequest
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>Only those asked for in this time.</summary>
    public TimeRange? CreatedAt { get; init; }

    /// <summary>Items of a page, 1 to 100; 100 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? NextToken { get; init; }

    /// <summary>The service, by name or ARN.</summary>
    public string? Service { get; init; }

    /// <summary>Only those in one of these states.</summary>
    public IReadOnlyList<string>? Status { get; init; }
}

/// <summary>A page of deployments.</summary>
public sealed record ListServiceDeploymentsResponse
{
    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<ServiceDeploymentBrief> ServiceDeployments { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>Asks for a page of services.</summary>
public sealed record ListServicesRequest
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>Only those of this launch type.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Items of a page, 1 to 100; 10 by default (only this operation).</summary>
    public int? MaxResults { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? NextToken { get; init; }

    /// <summary><c>CUSTOMER</c> or <c>ECS</c> (none).</summary>
    public string? ResourceManagementType { get; init; }

    /// <summary><c>REPLICA</c> or <c>DAEMON</c>.</summary>
    public string? SchedulingStrategy { get; init; }
}

/// <summary>A page of services.</summary>
public sealed record ListServicesResponse
{
    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }

    /// <summary>ARNs of ACTIVE services.</summary>
    public required IReadOnlyList<string> ServiceArns { get; init; }
}

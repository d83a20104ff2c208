namespace EcsTaskDef.Messages;

/// <summary>A page of services.</summary>
public sealed record ListServicesResponse
{
    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }

    /// <summary>ARNs of ACTIVE services.</summary>
    public required IReadOnlyList<string> ServiceArns { get; init; }
}

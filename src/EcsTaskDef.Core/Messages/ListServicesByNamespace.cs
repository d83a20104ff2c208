namespace EcsTaskDef.Messages;

/// <summary>Asks for a page of the services of a Cloud Map namespace, in all clusters.</summary>
public sealed record ListServicesByNamespaceRequest : IEcsRequest<ListServicesResponse>
{
    /// <summary>Items of a page, 1 to 100; 10 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>Name or ARN, as the services have it.</summary>
    public string? Namespace { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? NextToken { get; init; }
}

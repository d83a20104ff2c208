namespace EcsTaskDef.Messages;

/// <summary>Asks to set attributes of container instances.</summary>
public sealed record PutAttributesRequest : IEcsRequest<AttributesResponse>
{
    /// <summary>1 to 10, each with its instance.</summary>
    public IReadOnlyList<EcsAttribute>? Attributes { get; init; }

    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }
}

/// <summary>Asks to take attributes away.</summary>
public sealed record DeleteAttributesRequest : IEcsRequest<AttributesResponse>
{
    /// <summary>1 to 10, each with its instance and without a value.</summary>
    public IReadOnlyList<EcsAttribute>? Attributes { get; init; }

    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }
}

/// <summary>The attributes that were set or taken away.</summary>
public sealed record AttributesResponse
{
    /// <summary>They, each with the ARN of its instance.</summary>
    public required IReadOnlyList<EcsAttribute> Attributes { get; init; }
}

/// <summary>Asks for a page of attributes.</summary>
public sealed record ListAttributesRequest : IEcsRequest<ListAttributesResponse>
{
    /// <summary>Only of this name.</summary>
    public string? AttributeName { get; init; }

    /// <summary>Only with this value.</summary>
    public string? AttributeValue { get; init; }

    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>Items of a page, 1 to 100; 100 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? NextToken { get; init; }

    /// <summary><c>container-instance</c>.</summary>
    public string? TargetType { get; init; }
}

/// <summary>A page of attributes.</summary>
public sealed record ListAttributesResponse
{
    /// <summary>They, each with the ARN of its instance.</summary>
    public required IReadOnlyList<EcsAttribute> Attributes { get; init; }

    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }
}

/// <summary>Asks to let instances drain, or to use them again.</summary>
public sealed record UpdateContainerInstancesStateRequest : IEcsRequest<DescribeContainerInstancesResponse>
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>1 to 10 ids or ARNs.</summary>
    public IReadOnlyList<string>? ContainerInstances { get; init; }

    /// <summary><c>ACTIVE</c> or <c>DRAINING</c>.</summary>
    public string? Status { get; init; }
}

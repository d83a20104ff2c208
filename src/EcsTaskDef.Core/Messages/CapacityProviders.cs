using System.Text.Json;

namespace EcsTaskDef.Messages;

/// <summary>Asks for a capacity provider.</summary>
public sealed record CreateCapacityProviderRequest : IEcsRequest<CapacityProviderResponse>
{
    /// <summary>An Auto Scaling group, or else managed instances.</summary>
    public AutoScalingGroupProvider? AutoScalingGroupProvider { get; init; }

    /// <summary>The cluster; needed for managed instances, refused otherwise.</summary>
    public string? Cluster { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? ManagedInstancesProvider { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Asks to change a capacity provider.</summary>
public sealed record UpdateCapacityProviderRequest : IEcsRequest<CapacityProviderResponse>
{
    /// <summary>What is given replaces what there is; the group itself stays.</summary>
    public AutoScalingGroupProvider? AutoScalingGroupProvider { get; init; }

    /// <summary>The cluster of managed instances.</summary>
    public string? Cluster { get; init; }

    /// <summary>What is given replaces what there is.</summary>
    public JsonElement? ManagedInstancesProvider { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }
}

/// <summary>Asks to delete a capacity provider.</summary>
public sealed record DeleteCapacityProviderRequest : IEcsRequest<CapacityProviderResponse>
{
    /// <summary>Its name or ARN.</summary>
    public string? CapacityProvider { get; init; }

    /// <summary>The cluster of managed instances.</summary>
    public string? Cluster { get; init; }
}

/// <summary>The capacity provider as it is now.</summary>
public sealed record CapacityProviderResponse
{
    /// <summary>It.</summary>
    public required CapacityProvider CapacityProvider { get; init; }
}

/// <summary>Asks for capacity providers.</summary>
public sealed record DescribeCapacityProvidersRequest : IEcsRequest<DescribeCapacityProvidersResponse>
{
    /// <summary>At most 100 names or ARNs; all when absent.</summary>
    public IReadOnlyList<string>? CapacityProviders { get; init; }

    /// <summary>Only those of this cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary><c>TAGS</c>.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Items of a page, 1 to 10; 10 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? NextToken { get; init; }
}

/// <summary>Capacity providers.</summary>
public sealed record DescribeCapacityProvidersResponse
{
    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<CapacityProvider> CapacityProviders { get; init; }

    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }
}

/// <summary>Asks to give a cluster these capacity providers and no others.</summary>
public sealed record PutClusterCapacityProvidersRequest : IEcsRequest<UpdateClusterResponse>
{
    /// <summary>Names.</summary>
    public IReadOnlyList<string>? CapacityProviders { get; init; }

    /// <summary>The cluster, by name or ARN.</summary>
    public string? Cluster { get; init; }

    /// <summary>What tasks without launch type use; its providers must be the cluster's.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? DefaultCapacityProviderStrategy { get; init; }
}

using System.Text.Json;

namespace EcsTaskDef.Messages;

/// <summary>Asks for a cluster.</summary>
public sealed record CreateClusterRequest
{
    /// <summary>Names.</summary>
    public IReadOnlyList<string>? CapacityProviders { get; init; }

    /// <summary>Its name; <c>default</c> when absent.</summary>
    public string? ClusterName { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? Configuration { get; init; }

    /// <summary>What tasks without launch type use; its providers must be the cluster's.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? DefaultCapacityProviderStrategy { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? ServiceConnectDefaults { get; init; }

    /// <summary>Settings.</summary>
    public IReadOnlyList<ClusterSetting>? Settings { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The new cluster, or the same one again.</summary>
public sealed record CreateClusterResponse
{
    /// <summary>The cluster.</summary>
    public required ContainerCluster Cluster { get; init; }

    /// <summary>1: it is on the wire, but not in the model, and not the number of clusters [captured].</summary>
    public int? ClusterCount { get; init; }
}

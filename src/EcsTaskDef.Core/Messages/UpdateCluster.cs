using System.Text.Json;

namespace EcsTaskDef.Messages;

/// <summary>Asks to change a cluster.</summary>
public sealed record UpdateClusterRequest
{
    /// <summary>The cluster, by name or ARN.</summary>
    public string? Cluster { get; init; }

    /// <summary>Replaces the one there is.</summary>
    public JsonElement? Configuration { get; init; }

    /// <summary>Replaces the one there is.</summary>
    public JsonElement? ServiceConnectDefaults { get; init; }

    /// <summary>Settings.</summary>
    public IReadOnlyList<ClusterSetting>? Settings { get; init; }
}

/// <summary>The changed cluster.</summary>
public sealed record UpdateClusterResponse
{
    /// <summary>The cluster.</summary>
    public required ContainerCluster Cluster { get; init; }
}

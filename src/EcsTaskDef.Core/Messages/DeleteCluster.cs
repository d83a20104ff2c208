namespace EcsTaskDef.Messages;

/// <summary>Asks to delete a cluster.</summary>
public sealed record DeleteClusterRequest
{
    /// <summary>The cluster, by name or ARN.</summary>
    public string? Cluster { get; init; }
}

/// <summary>The deleted cluster.</summary>
public sealed record DeleteClusterResponse
{
    /// <summary>The cluster, INACTIVE.</summary>
    public required ContainerCluster Cluster { get; init; }

    /// <summary>0: it is on the wire, but not in the model [captured].</summary>
    public int? ClusterCount { get; init; }
}

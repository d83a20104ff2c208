using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>The deleted cluster.</summary>
public sealed record DeleteClusterResponse
{
    /// <summary>The cluster, INACTIVE.</summary>
    public required ContainerCluster Cluster { get; init; }

    /// <summary>0: it is on the wire, but not in the model [captured].</summary>
    public int? ClusterCount { get; init; }
}

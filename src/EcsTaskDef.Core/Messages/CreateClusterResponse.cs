using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>The new cluster, or the same one again.</summary>
public sealed record CreateClusterResponse
{
    /// <summary>The cluster.</summary>
    public required ContainerCluster Cluster { get; init; }

    /// <summary>1: it is on the wire, but not in the model, and not the number of clusters [captured].</summary>
    public int? ClusterCount { get; init; }
}

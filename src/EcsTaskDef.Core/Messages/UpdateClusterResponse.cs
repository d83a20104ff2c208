using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>The changed cluster.</summary>
public sealed record UpdateClusterResponse
{
    /// <summary>The cluster.</summary>
    public required ContainerCluster Cluster { get; init; }
}

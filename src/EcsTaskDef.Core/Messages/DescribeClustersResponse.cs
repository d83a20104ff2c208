using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>Clusters.</summary>
public sealed record DescribeClustersResponse
{
    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<ContainerCluster> Clusters { get; init; }

    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }
}

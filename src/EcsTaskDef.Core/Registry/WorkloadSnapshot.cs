namespace EcsTaskDef.Registry;

/// <summary>What runs in a region at a moment, as far as it could be seen.</summary>
internal sealed record WorkloadSnapshot
{
    /// <summary>Clusters that are ACTIVE; only their ARNs and names where descriptions were not asked for.</summary>
    public required IReadOnlyList<ContainerCluster> Clusters { get; init; }

    /// <summary>Services that are not INACTIVE, by ARN.</summary>
    public required IReadOnlyList<ContainerService> Services { get; init; }

    /// <summary>Tasks that are not STOPPED, by ARN.</summary>
    public required IReadOnlyList<ContainerTask> Tasks { get; init; }

    /// <summary>Container instances, by ARN; none where they were not asked for.</summary>
    public required IReadOnlyList<ContainerInstance> Instances { get; init; }

    /// <summary>What could not be seen, in words; empty = all was seen.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}

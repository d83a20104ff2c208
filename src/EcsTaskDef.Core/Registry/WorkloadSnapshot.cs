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

    /// <summary>
    /// What else there is, where everything was asked for: capacity providers, daemon task definitions, daemons with what they run. Nothing
    /// of it holds on to a revision, so what a source does not offer or show is left out: of each kind, null = it could not be seen.
    /// </summary>
    public WorkloadExtras Extras { get; init; } = new();

    /// <summary>What could not be seen, in words; empty = all was seen.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}

/// <summary>What there is in a region beside clusters and what runs in them; of each kind, null = it could not be seen.</summary>
internal sealed record WorkloadExtras
{
    /// <summary>Capacity providers but those of Fargate.</summary>
    public IReadOnlyList<CapacityProvider>? Providers { get; init; }

    /// <summary>Daemon task definitions that are not DELETED.</summary>
    public IReadOnlyList<DaemonTaskDefinition>? DaemonDefinitions { get; init; }

    /// <summary>Daemons, each with the revision that it has now.</summary>
    public IReadOnlyList<(DaemonDetail Daemon, DaemonRevision Revision)>? Daemons { get; init; }

    /// <summary>What makes services of the snapshot Express services; it belongs to them.</summary>
    public IReadOnlyList<ExpressGatewayService>? Express { get; init; }
}

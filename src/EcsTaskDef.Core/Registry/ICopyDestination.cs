namespace EcsTaskDef.Registry;

/// <summary>
/// A registry that can hold what another one has, as it is there: revisions under their own numbers, with their states, times and tags,
/// and what runs as facts. A store on disk can; ECS cannot.
/// </summary>
internal interface ICopyDestination
{
    /// <summary>What it has of a family.</summary>
    ValueTask<CopiedFamily> GetCopiedAsync(string family, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps revisions in one change: new ones as they are, of known ones the state and tags. Statuses have no way back, so a known
    /// revision that went further here stays as it is, and so does a number that stands for another revision here.
    /// </summary>
    ValueTask<CopyOutcome> PutRevisionsAsync(IReadOnlyList<ArchivedRevision> revisions, CancellationToken cancellationToken);

    /// <summary>Removes revisions that are gone at the source; those that are not here are ignored.</summary>
    ValueTask RemoveRevisionsAsync(IReadOnlyList<(string Family, int Revision)> revisions, CancellationToken cancellationToken);

    /// <summary>Sees to it that a family's next number is above one that was given.</summary>
    ValueTask ReserveAsync(string family, int latestRevision, CancellationToken cancellationToken);

    /// <summary>Replaces all clusters, instances, services and tasks of the region; answers how many changed or went.</summary>
    ValueTask<int> PutWorkloadsAsync(WorkloadSnapshot workloads, CancellationToken cancellationToken);
}

/// <summary>What a registry has of a family.</summary>
/// <param name="LatestRevision">The highest number ever given; 0 = there is no such family.</param>
/// <param name="Statuses">The status of each revision that can be seen, by number.</param>
internal sealed record CopiedFamily(int LatestRevision, IReadOnlyDictionary<int, RevisionStatus> Statuses);

/// <summary>What became of revisions that were put.</summary>
internal sealed record CopyOutcome
{
    public int Added { get; init; }

    public int Changed { get; init; }

    /// <summary>Names of those that differ here and stay as they are.</summary>
    public IReadOnlyList<string> Diverged { get; init; } = [];

    /// <summary>Those that are no whole revisions, and why.</summary>
    public IReadOnlyList<RevisionOutcome> Refused { get; init; } = [];
}

using EcsTaskDef.Storage;

namespace EcsTaskDef.Registry;

/// <summary>
/// A registry that can hold what another one has, as it is there: revisions under their own numbers, with their states, times and tags,
/// and what runs as facts. A store can; ECS cannot. What is written silently is not in the history: that of the other registry is.
/// </summary>
internal interface ICopyDestination
{
    /// <summary>What it has of a family.</summary>
    ValueTask<CopiedFamily> GetCopiedAsync(string family, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps revisions in one change: new ones as they are, of known ones the state and tags. Statuses have no way back, so a known
    /// revision that went further here stays as it is, and so does a number that stands for another revision here.
    /// </summary>
    ValueTask<CopyOutcome> PutRevisionsAsync(
        IReadOnlyList<ArchivedRevision> revisions, bool isSilent, CancellationToken cancellationToken);

    /// <summary>Revisions as they are stored, in any state, without times; null for one that is not there.</summary>
    ValueTask<IReadOnlyList<ArchivedRevision?>> ReadCopiedAsync(
        IReadOnlyList<(string Family, int Revision)> revisions, CancellationToken cancellationToken);

    /// <summary>Removes revisions that are gone at the source; those that are not here are ignored.</summary>
    ValueTask RemoveRevisionsAsync(
        IReadOnlyList<(string Family, int Revision)> revisions, bool isSilent, CancellationToken cancellationToken);

    /// <summary>Sees to it that a family's next number is above one that was given.</summary>
    ValueTask ReserveAsync(string family, int latestRevision, bool isSilent, CancellationToken cancellationToken);

    /// <summary>Replaces all clusters, instances, services and tasks of the region; answers how many changed or went.</summary>
    ValueTask<int> PutWorkloadsAsync(WorkloadSnapshot workloads, bool isSilent, CancellationToken cancellationToken);

    /// <summary>Some of the changes after a mark, oldest first, as they are stored.</summary>
    ValueTask<StoredHistory> ReadChangesAsync(HistoryMark from, CancellationToken cancellationToken);

    /// <summary>Adds changes of another registry to the history, all or none; nothing else changes.</summary>
    ValueTask AddHistoryAsync(IReadOnlyList<StoredChange> changes, CancellationToken cancellationToken);
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

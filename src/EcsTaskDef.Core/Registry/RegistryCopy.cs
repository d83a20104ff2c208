namespace EcsTaskDef.Registry;

/// <summary>What a copy of a region's registry came to.</summary>
public sealed record RegistryCopy
{
    /// <summary>Where it was copied from.</summary>
    public required string Source { get; init; }

    /// <summary>Where it was copied to.</summary>
    public required string Destination { get; init; }

    /// <summary>The account of the source.</summary>
    public required string Account { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>Families that were copied.</summary>
    public required int FamilyCount { get; init; }

    /// <summary>Revisions that were copied, whether new or not.</summary>
    public required int RevisionCount { get; init; }

    /// <summary>Revisions that are new in the copy.</summary>
    public required int AddedCount { get; init; }

    /// <summary>Revisions whose state or tags changed.</summary>
    public required int ChangedCount { get; init; }

    /// <summary>Revisions that are gone at the source, and now in the copy too.</summary>
    public int RemovedCount { get; init; }

    /// <summary>Revisions that were changed in the copy itself, or registered there: they stay as they are.</summary>
    public IReadOnlyList<string> Diverged { get; init; } = [];

    /// <summary>Revisions that could not be copied.</summary>
    public int RefusedCount { get; init; }

    /// <summary>Revisions in which something that looks like a secret was masked.</summary>
    public int MaskedCount { get; init; }

    /// <summary>Clusters; 0 where what runs was not asked for.</summary>
    public int ClusterCount { get; init; }

    /// <summary>Services.</summary>
    public int ServiceCount { get; init; }

    /// <summary>Tasks that are not STOPPED.</summary>
    public int TaskCount { get; init; }

    /// <summary>
    /// Families of which the copy was read again and compared with what was written: the number of revisions, and of each the SHA-256 of
    /// its status, tags and document. 0 for an endpoint, which gives numbers and times of its own.
    /// </summary>
    public int VerifiedCount { get; init; }

    /// <summary>Changes that the history of the copy got from that of the source in this run.</summary>
    public int HistoryCount { get; init; }

    /// <summary>Why the history of the source is not that of the copy; null where it is.</summary>
    public string? HistoryOmitted { get; init; }

    /// <summary>The destination.</summary>
    public override string ToString() => Destination;
}

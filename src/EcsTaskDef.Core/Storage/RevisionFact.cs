namespace EcsTaskDef.Storage;

/// <summary>What the store knows of one revision beside its document.</summary>
internal sealed record RevisionFact
{
    public required string Family { get; init; }

    public required int Revision { get; init; }

    public required RevisionStatus Status { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public DateTimeOffset? DeregisteredAt { get; init; }

    public DateTimeOffset? DeleteRequestedAt { get; init; }

    /// <summary>The time of the newest event of the revision, whatever it was.</summary>
    public required DateTimeOffset LastChangedAt { get; init; }

    /// <summary>Where the document lies; only the store that gave the fact can read it.</summary>
    public required Extent Document { get; init; }

    /// <summary>Where the newest list of tags lies; an empty extent = no tags.</summary>
    public Extent Tags { get; init; }
}

/// <summary>A piece of a journal.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Checksum">The CRC-32C of its bytes, begun with 0; later reads are compared with it. 0 where nobody reads.</param>
internal readonly record struct Extent(long Offset, int Length, uint Checksum = 0)
{
    public bool IsEmpty => Length == 0;
}

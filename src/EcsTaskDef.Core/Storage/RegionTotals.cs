namespace EcsTaskDef.Storage;

/// <summary>A region's sums, kept up with every event so that nobody has to count.</summary>
internal sealed record RegionTotals
{
    public static RegionTotals Zero { get; } = new();

    public long FamilyCount { get; init; }

    public long ActiveCount { get; init; }

    public long InactiveCount { get; init; }

    public long DeleteInProgressCount { get; init; }

    /// <summary>Bytes of documents of revisions that can be seen.</summary>
    public long LiveBytes { get; init; }

    /// <summary>Bytes of documents of removed revisions that are still in the journal.</summary>
    public long DeadBytes { get; init; }
}

namespace EcsTaskDef.Maintenance;

/// <summary>One region of a copied store: up to where it goes.</summary>
public sealed record StoreBackupRegion
{
    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The last change that is in it.</summary>
    public required long Sequence { get; init; }

    /// <summary>When that change was made; null when there is none.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Bytes of its journal.</summary>
    public required long SizeInBytes { get; init; }

    /// <summary>
    /// Revisions that were there at the time, but whose documents a compaction has dropped since, e.g. <c>web:3</c>. They are not
    /// in the copy; their numbers are not given again.
    /// </summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Region;
}

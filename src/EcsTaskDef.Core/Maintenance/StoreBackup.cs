namespace EcsTaskDef.Maintenance;

/// <summary>A copy of a store: made by a backup, or put in place by a restore.</summary>
public sealed record StoreBackup
{
    /// <summary>The folder of the copy; it opens as a store.</summary>
    public required string Path { get; init; }

    /// <summary>The folder of the store that it is a copy of.</summary>
    public required string Source { get; init; }

    /// <summary>The account of the store.</summary>
    public required string Account { get; init; }

    /// <summary>Where the store lies that was there before; null when there was none.</summary>
    public string? Replaced { get; init; }

    /// <summary>The regions of the copy.</summary>
    public required IReadOnlyList<StoreBackupRegion> Regions { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}

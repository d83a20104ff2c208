namespace EcsTaskDef.Settings;

/// <summary>One region of a store: what it holds and how large it is.</summary>
public sealed record RegionDescription
{
    /// <summary>The region, e.g. <c>eu-west-1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>Families with at least one revision that can be seen.</summary>
    public required long FamilyCount { get; init; }

    /// <summary>Revisions that are ACTIVE.</summary>
    public required long ActiveCount { get; init; }

    /// <summary>Revisions that are INACTIVE.</summary>
    public required long InactiveCount { get; init; }

    /// <summary>Revisions that are DELETE_IN_PROGRESS.</summary>
    public required long DeleteInProgressCount { get; init; }

    /// <summary>Bytes on disk.</summary>
    public required long SizeInBytes { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Region;
}

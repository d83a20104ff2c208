namespace EcsTaskDef.Registry;

/// <summary>A family at a moment.</summary>
public sealed record FamilySummary
{
    /// <summary>The family's name.</summary>
    public required string Family { get; init; }

    /// <summary>ACTIVE when at least one revision is ACTIVE, otherwise INACTIVE. Derived, never stored (docs/ECS.md §4.1).</summary>
    public required string Status { get; init; }

    /// <summary>The highest ACTIVE revision, which the bare family name stands for; null when none is ACTIVE.</summary>
    public int? LatestActiveRevision { get; init; }

    /// <summary>The highest revision number ever given, of whatever became of it. The next one is one more.</summary>
    public required int LatestRevision { get; init; }

    /// <summary>Revisions that are ACTIVE.</summary>
    public required int ActiveCount { get; init; }

    /// <summary>Revisions that are INACTIVE.</summary>
    public required int InactiveCount { get; init; }

    /// <summary>Revisions that are DELETE_IN_PROGRESS.</summary>
    public required int DeleteInProgressCount { get; init; }

    /// <summary>When a revision of the family last changed its status or tags, or was registered.</summary>
    public required DateTimeOffset LastChangedAt { get; init; }

    /// <summary>The region whose registry holds the family.</summary>
    public required string Region { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Family;
}

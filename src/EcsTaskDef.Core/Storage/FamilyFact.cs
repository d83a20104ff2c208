using System;

namespace EcsTaskDef.Storage;

/// <summary>What the store knows of one family; kept for ever, also when every revision is gone.</summary>
internal sealed record FamilyFact
{
    /// <summary>ECS gives no higher revision number; deregistered ones count (ECS semantics §3.6 [doc]).</summary>
    public const int MaxRevisions = 1_000_000;

    public required string Family { get; init; }

    /// <summary>The highest revision number ever given.</summary>
    public int LatestRevision { get; init; }

    public int ActiveCount { get; init; }

    public int InactiveCount { get; init; }

    public int DeleteInProgressCount { get; init; }

    public DateTimeOffset LastChangedAt { get; init; }

    public bool IsVisible => ActiveCount + InactiveCount + DeleteInProgressCount > 0;
}

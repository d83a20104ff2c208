using EcsTaskDef.Comparison;

namespace EcsTaskDef.Registry;

/// <summary>Something that happened in a region's registry: who, what, when, from where.</summary>
public sealed record HistoryRecord
{
    /// <summary>The number of the change: 1 for the region's first one. Several things of one change share it.</summary>
    public required long Sequence { get; init; }

    /// <summary>When, by the store's clock, with milliseconds.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What happened.</summary>
    public required HistoryEvent Event { get; init; }

    /// <summary>The revision, <c>web:3</c>; of what runs its kind and name, <c>service/default/web</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The family; null for what runs.</summary>
    public string? Family { get; init; }

    /// <summary>The revision's number; null for what runs.</summary>
    public int? Revision { get; init; }

    /// <summary>The revision's ARN; null for what runs.</summary>
    public string? TaskDefinitionArn { get; init; }

    /// <summary>Who asked, an ARN; null where nobody did.</summary>
    public string? By { get; init; }

    /// <summary>The machine that wrote it down.</summary>
    public required string Host { get; init; }

    /// <summary>The process on that machine.</summary>
    public required int ProcessId { get; init; }

    /// <summary>The remark that was kept with a registration; null = none.</summary>
    public string? Note { get; init; }

    /// <summary>All tags that the revision had from then on; null where they did not change.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>
    /// What the registration changed: the differences to the revision before it, secrets masked; empty for a first one. Null where nobody
    /// asked for them, where nothing was registered, and where the revision is gone.
    /// </summary>
    public IReadOnlyList<TaskDefinitionDifference>? Changes { get; init; }

    /// <summary>The region whose registry it happened in.</summary>
    public required string Region { get; init; }

    /// <summary>What happened to what, as in <c>Registered web:3</c>.</summary>
    public override string ToString() => $"{Event} {Name}";
}

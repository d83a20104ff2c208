namespace EcsTaskDef.PowerShell.Queries;

/// <summary>The records that <c>Get-TaskDefinitionHistory</c> was asked for.</summary>
internal sealed record HistoryFilter
{
    /// <summary>Matches families; null = all.</summary>
    public Func<string, bool>? Family { get; init; }

    /// <summary>Revision numbers; null = all.</summary>
    public IReadOnlyList<int>? Numbers { get; init; }

    /// <summary>Kinds of events; null = all.</summary>
    public IReadOnlyList<HistoryEvent>? Events { get; init; }

    /// <summary>At this time or later.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    public bool Wants(HistoryRecord record) =>
        (After is null || record.Time >= After)
        && (Before is null || record.Time < Before)
        && (Events is null || Events.Contains(record.Event))
        && (Numbers is null || (record.Revision is { } number && Numbers.Contains(number)))
        && (Family is null || (record.Family is { } family && Family(family)));
}

namespace EcsTaskDef.PowerShell.Queries;

/// <summary>The records that <c>Get-TaskDefinitionHistory</c> was asked for.</summary>
internal sealed record HistoryFilter
{
    /// <summary>Matches families; null = all.</summary>
    public Func<string, bool>? Family { get; init; }

    /// <summary>Revision numbers; null = all.</summary>
    public IReadOnlyList<int>? Numbers { get; init; }

    /// <summary>The number in the name of a revision; null = a family was named, or nothing.</summary>
    public int? Number { get; init; }

    /// <summary>Kinds of events; null = all.</summary>
    public IReadOnlyList<HistoryEvent>? Events { get; init; }

    /// <summary>At this time or later.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Whether a record is about the name that was asked for.</summary>
    public bool IsAbout(HistoryRecord record) => Number is null || record.Revision == Number;

    public bool Wants(HistoryRecord record) =>
        (After is null || record.Time >= After)
        && (Before is null || record.Time < Before)
        && (Events is null || Events.Contains(record.Event))
        && IsAbout(record)
        && (Numbers is null || (record.Revision is { } number && Numbers.Contains(number)))
        && (Family is null || (record.Family is { } family && Family(family)));
}

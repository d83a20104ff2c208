namespace EcsTaskDef.PowerShell.Queries;

/// <summary>What <c>Get-TaskDefinitionHistory</c> gives of what it reads.</summary>
internal sealed record HistoryFilter
{
    /// <summary>Tells the families asked for; null = all.</summary>
    public Func<string, bool>? Family { get; init; }

    /// <summary>These revision numbers; null = all.</summary>
    public IReadOnlyList<int>? Numbers { get; init; }

    /// <summary>These things; null = all.</summary>
    public IReadOnlyList<HistoryEvent>? Events { get; init; }

    /// <summary>At this time or later.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>True for a record that was asked for.</summary>
    public bool Wants(HistoryRecord record) =>
        (After is null || record.Time >= After)
        && (Before is null || record.Time < Before)
        && (Events is null || Events.Contains(record.Event))
        && (Numbers is null || (record.Revision is { } number && Numbers.Contains(number)))
        && (Family is null || (record.Family is { } family && Family(family)));
}

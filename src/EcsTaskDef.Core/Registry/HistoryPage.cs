namespace EcsTaskDef.Registry;

/// <summary>Some of the history.</summary>
public sealed record HistoryPage
{
    /// <summary>In the order that was asked for; perhaps none, though there is more.</summary>
    public required IReadOnlyList<HistoryRecord> Records { get; init; }

    /// <summary>Where to go on; after the end of the newest, too, where more may come.</summary>
    public required HistoryCursor Cursor { get; init; }

    /// <summary>True when there is no more now.</summary>
    public required bool IsEnd { get; init; }
}

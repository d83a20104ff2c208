namespace EcsTaskDef.Storage;

/// <summary>Some changes, one after the other; perhaps none, though there are more.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="Mark">Where to go on.</param>
/// <param name="IsEnd">There is no more now.</param>
internal sealed record StoredHistory(IReadOnlyList<StoredChange> Changes, HistoryMark Mark, bool IsEnd)
{
    /// <summary>No change with a number up to this one can still appear among those before it.</summary>
    public long Settled { get; init; } = long.MaxValue;
}

namespace EcsTaskDef.Storage;

/// <summary>Some changes, one after the other; perhaps none, though there are more.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="Mark">Where to go on.</param>
/// <param name="IsEnd">There is no more now.</param>
internal sealed record StoredHistory(IReadOnlyList<StoredChange> Changes, HistoryMark Mark, bool IsEnd);

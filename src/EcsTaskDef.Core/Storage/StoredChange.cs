namespace EcsTaskDef.Storage;

/// <summary>A change as it was kept: who made it, and what happened, with tags and notes but without documents.</summary>
internal sealed record StoredChange(long Sequence, string? By, string Host, int ProcessId, IReadOnlyList<StoreEvent> Events);

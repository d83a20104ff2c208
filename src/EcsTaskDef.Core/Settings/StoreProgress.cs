namespace EcsTaskDef.Settings;

/// <summary>How far a long work on a region is.</summary>
/// <param name="Work">What is being done.</param>
/// <param name="Region">The region.</param>
/// <param name="Done">Bytes of the journal, revisions, or what else the work counts, so far.</param>
/// <param name="Total">As many as there are to do.</param>
public readonly record struct StoreProgress(StoreWork Work, string Region, long Done, long Total);

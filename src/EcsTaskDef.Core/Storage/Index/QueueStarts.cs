namespace EcsTaskDef.Storage.Index;

/// <summary>
/// Times before which there is nothing in the index's two queues, deletions and deregistrations; in milliseconds since 1970. What
/// has left a queue leaves an entry that hides it until runs are merged, and a search from the beginning steps over all of them.
/// </summary>
/// <param name="Deletions">Of the keys <c>D</c>; 0 = nobody knows.</param>
/// <param name="Deregistrations">Of the keys <c>N</c>; 0 = nobody knows.</param>
internal readonly record struct QueueStarts(long Deletions, long Deregistrations)
{
    /// <summary>Both are empty.</summary>
    public static QueueStarts Empty { get; } = new(long.MaxValue, long.MaxValue);

    public QueueStarts Or(QueueStarts other) =>
        new(Math.Min(Deletions, other.Deletions), Math.Min(Deregistrations, other.Deregistrations));
}

namespace EcsTaskDef.Storage;

/// <summary>A place between two changes.</summary>
/// <param name="Sequence">
/// The number of the change that was given last: 0 before the first one, the largest number there is after the last one.
/// </param>
/// <param name="Generation">Of which the offset is; a help for the store that gave the mark, and no more.</param>
/// <param name="Offset">Where the next line begins, or the last one given.</param>
internal readonly record struct HistoryMark(long Sequence, int Generation = 0, long Offset = 0)
{
    /// <summary>
    /// Ends of lines that were read: of the last one known to be synced and of those after it, which the next writer may cut off
    /// when theirs died or failed.
    /// </summary>
    public IReadOnlyList<HistoryPin> Pins { get; init; } = Array.Empty<HistoryPin>();

    public static HistoryMark Start => new(0);

    public static HistoryMark End => new(long.MaxValue);
}

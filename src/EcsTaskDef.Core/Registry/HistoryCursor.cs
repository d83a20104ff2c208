using EcsTaskDef.Storage;

namespace EcsTaskDef.Registry;

/// <summary>How far a reader of the history has come; good for ever, in any process's hands that got it.</summary>
public sealed class HistoryCursor
{
    internal HistoryCursor(HistoryMark mark) => Mark = mark;

    internal HistoryCursor(object place) => Place = place;

    internal HistoryMark Mark { get; }

    /// <summary>The place where another history than a journal goes on; null = it is of a journal.</summary>
    internal object? Place { get; }
}

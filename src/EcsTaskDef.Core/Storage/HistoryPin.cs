namespace EcsTaskDef.Storage;

/// <summary>The end of a journal's line, and how to tell that it is still there.</summary>
/// <param name="Offset">Where the next line begins.</param>
/// <param name="Chain">The checksum that the line states; it vouches for all before it.</param>
internal readonly record struct HistoryPin(long Offset, uint Chain);

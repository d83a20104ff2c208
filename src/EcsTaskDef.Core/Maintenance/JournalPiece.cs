namespace EcsTaskDef.Maintenance;

/// <summary>A piece of a journal between two line ends.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Bytes">Its bytes without the line's end.</param>
/// <param name="IsSound">It is a whole line, and its checksum fits.</param>
internal sealed record JournalPiece(long Offset, byte[] Bytes, bool IsSound);

namespace EcsTaskDef.Storage.Json.Care;

/// <summary>A piece of a journal between two line ends.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Bytes">Its bytes without the line's end.</param>
/// <param name="State">Whether a checksum vouches for it.</param>
internal sealed record JournalPiece(long Offset, byte[] Bytes, PieceState State);

/// <summary>What a checksum says of a piece of a journal.</summary>
internal enum PieceState
{
    /// <summary>As it was written.</summary>
    Sound,

    /// <summary>What it says is as it was written; its checksum or its line end is not.</summary>
    Mendable,

    /// <summary>Nothing vouches for it.</summary>
    Damaged,
}

namespace EcsTaskDef.Storage.Json;

/// <summary>What bytes are read for.</summary>
internal enum ReadFor
{
    /// <summary>Somebody asked for a document, tags or the history.</summary>
    Answer,

    /// <summary>They are written again: compaction, and lines of a writer that died.</summary>
    Copy,
}

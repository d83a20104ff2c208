namespace EcsTaskDef.StoreWorker;

/// <summary>What a store is deprived of, to see that the tests notice. The product has no such switches.</summary>
[Flags]
public enum Breakage
{
    None = 0,

    /// <summary>Syncs answer, and do nothing.</summary>
    Sync = 1,

    /// <summary>Whatever a journal's line says, its checksum fits.</summary>
    Checksum = 2,

    /// <summary>Locks are granted to every process that asks.</summary>
    Lock = 4,

    /// <summary>Documents, tags and history are answered as they are read, whatever their checksum says.</summary>
    Answers = 8,

    /// <summary>Lines are written again as they are read, whatever their checksum says.</summary>
    Copies = 16,
}

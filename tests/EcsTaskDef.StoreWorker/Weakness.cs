namespace EcsTaskDef.StoreWorker;

/// <summary>A check that a worker does without, to see that the attacks notice. The product has no such switches.</summary>
public enum Weakness
{
    None,

    /// <summary>What is read to be answered is not verified.</summary>
    Reads,

    /// <summary>What is read to be written again is not verified.</summary>
    Copies,

    /// <summary>A file is known by its length only.</summary>
    Identity,

    /// <summary>What was read of an open journal is taken for what is still there.</summary>
    Content,

    /// <summary>A journal that ends where it was read to is taken for unchanged, whatever was written to it and cut off since.</summary>
    Times,

    /// <summary>Writers lock a file that is made for the purpose, and not the folder.</summary>
    Folder,

    /// <summary>A restore waits for no writer.</summary>
    Restore,

    /// <summary>Where store.json is missing, a new one is made, whatever lies beside it.</summary>
    Journals,

    /// <summary>A process that has had a store makes another when it is gone.</summary>
    Memory,

    /// <summary>A look at store.json that is refused leaves a lock behind.</summary>
    Release,

    /// <summary>What is no file is opened all the same.</summary>
    Fifo,
}

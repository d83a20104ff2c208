namespace EcsTaskDef.Settings;

/// <summary>Work on a region that may take long.</summary>
public enum StoreWork
{
    /// <summary>Its journal is read; counted in bytes.</summary>
    Reading,

    /// <summary>Its journal is verified; counted in bytes.</summary>
    Checking,

    /// <summary>Its journal is copied, to a backup or to repair it; counted in bytes.</summary>
    Copying,

    /// <summary>Its journal is compacted; counted in bytes.</summary>
    Compacting,

    /// <summary>One change to many revisions is put together; counted in revisions.</summary>
    Changing,

    /// <summary>Revisions are copied to another registry; counted in revisions.</summary>
    CopyingRevisions,

    /// <summary>Who uses revisions is read, at the other end of a wire; counted in services and tasks.</summary>
    FindingUsers,

    /// <summary>Revisions are described, at the other end of a wire; counted in revisions.</summary>
    Describing,

    /// <summary>Revisions are changed one by one, at the other end of a wire; counted in revisions.</summary>
    ChangingOneByOne,
}

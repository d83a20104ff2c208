namespace EcsTaskDef.Console.Reading;

/// <summary>What can be done with many revisions at once, after somebody has verified which.</summary>
public enum RevisionAction
{
    /// <summary>They turn INACTIVE.</summary>
    Deregister,

    /// <summary>They turn DELETE_IN_PROGRESS, and vanish.</summary>
    Delete,
}

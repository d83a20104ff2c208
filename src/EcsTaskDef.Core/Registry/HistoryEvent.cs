namespace EcsTaskDef.Registry;

/// <summary>What happened.</summary>
/// <remarks>ConvertTo-Json writes enumerations of this size as texts.</remarks>
public enum HistoryEvent : long
{
    /// <summary>A revision was registered.</summary>
    Registered,

    /// <summary>A revision's tags changed.</summary>
    Tagged,

    /// <summary>A revision became INACTIVE.</summary>
    Deregistered,

    /// <summary>A revision became DELETE_IN_PROGRESS.</summary>
    DeleteRequested,

    /// <summary>A revision is gone; the registry does that, nobody asks for it.</summary>
    Removed,

    /// <summary>A cluster, service, task or container instance was made, changed or taken away.</summary>
    RuntimeChanged,
}

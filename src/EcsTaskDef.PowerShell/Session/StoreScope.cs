namespace EcsTaskDef.PowerShell.Session;

/// <summary>Whom the choice of a store is for.</summary>
public enum StoreScope
{
    /// <summary>This session (the runspace) only.</summary>
    Session,

    /// <summary>This process and its children: parallel loops, thread jobs, jobs, programs.</summary>
    Process,
}

namespace EcsTaskDef.Registry;

/// <summary>
/// What can be wrong with a user of a revision. A cluster that is gone is not among it, since one with tasks or services
/// cannot be deleted; nor are task sets, which are not offered.
/// </summary>
/// <remarks>ConvertTo-Json writes enumerations of this size as texts.</remarks>
public enum BrokenReferenceKind : long
{
    /// <summary>
    /// The revision is gone. Nothing that is used is removed, so this takes a store whose clock was put back to before its
    /// users ended.
    /// </summary>
    RevisionGone,

    /// <summary>A service has fewer tasks than it should have, since there is no room for them in its cluster.</summary>
    NoRoom,

    /// <summary>A service's cluster has no container instance (any more), so it could not replace a task that stops.</summary>
    NoInstance,
}

namespace EcsTaskDef.Model;

/// <summary>What can happen to a revision.</summary>
public enum RevisionEvent
{
    /// <summary>RegisterTaskDefinition made it.</summary>
    Register,

    /// <summary>DeregisterTaskDefinition named it.</summary>
    Deregister,

    /// <summary>DeleteTaskDefinitions named it.</summary>
    Delete,

    /// <summary>Nobody uses it any more and the removal delay is over.</summary>
    Remove,

    /// <summary>Nobody uses it any more and the store's retention of INACTIVE revisions is over.</summary>
    Expire,
}

/// <summary>
/// The one place where a revision's status changes (docs/ECS.md §4.1):
/// ACTIVE → INACTIVE → DELETE_IN_PROGRESS → gone, with no way back. Callers refuse, with ECS's texts, what ECS refuses;
/// a pair that is not here is a defect and throws.
/// </summary>
public static class RevisionLifecycle
{
    /// <summary>The status after an event. The same status back means that nothing changes.</summary>
    /// <param name="status">The status now; null before the revision exists.</param>
    /// <param name="revisionEvent">What happens.</param>
    /// <exception cref="InvalidOperationException">The event cannot happen in this status.</exception>
    public static RevisionStatus Next(RevisionStatus? status, RevisionEvent revisionEvent) => (status, revisionEvent) switch
    {
        (null, RevisionEvent.Register) => RevisionStatus.Active,
        (RevisionStatus.Active, RevisionEvent.Deregister) => RevisionStatus.Inactive,
        (RevisionStatus.Inactive, RevisionEvent.Deregister) => RevisionStatus.Inactive,
        (RevisionStatus.Inactive, RevisionEvent.Delete) => RevisionStatus.DeleteInProgress,
        (RevisionStatus.DeleteInProgress, RevisionEvent.Delete) => RevisionStatus.DeleteInProgress,
        (RevisionStatus.DeleteInProgress, RevisionEvent.Remove) => RevisionStatus.Removed,
        (RevisionStatus.Inactive, RevisionEvent.Expire) => RevisionStatus.Removed,
        _ => throw new InvalidOperationException(
            $"A revision that is {(status is { } s ? s.ToText() : "not there")} has no event {revisionEvent}."),
    };
}

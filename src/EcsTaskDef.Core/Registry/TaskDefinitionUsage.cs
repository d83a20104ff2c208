namespace EcsTaskDef.Registry;

/// <summary>Who uses a revision at a moment, and what could be done with it.</summary>
public sealed record TaskDefinitionUsage
{
    /// <summary>The revision's ARN.</summary>
    public required string TaskDefinitionArn { get; init; }

    /// <summary>The family.</summary>
    public required string Family { get; init; }

    /// <summary>The revision's number.</summary>
    public required int Revision { get; init; }

    /// <summary>ACTIVE, INACTIVE or DELETE_IN_PROGRESS; null when the revision is gone although something refers to it.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// Whether a task that is not STOPPED, a service that is not INACTIVE, or one of its deployments uses it. Tasks that a
    /// service's plan starts later count too.
    /// </summary>
    public required bool InUse { get; init; }

    /// <summary>When the last user will be gone, as things are; null when nobody knows, and when there is none.</summary>
    public DateTimeOffset? InUseUntil { get; init; }

    /// <summary>The tasks that are not STOPPED, those of services included.</summary>
    public IReadOnlyList<TaskUse> Tasks { get; init; } = [];

    /// <summary>The services that are not INACTIVE, once for every deployment of theirs that uses the revision.</summary>
    public IReadOnlyList<ServiceUse> Services { get; init; } = [];

    /// <summary>
    /// Whether it could be deregistered without anybody noticing: it is ACTIVE, nothing uses it, and the family's name alone
    /// does not stand for it.
    /// </summary>
    public required bool CanDeregister { get; init; }

    /// <summary>Whether it could be deleted and would vanish: it is INACTIVE and nothing uses it.</summary>
    public required bool CanDelete { get; init; }

    /// <summary>
    /// When a DELETE_IN_PROGRESS revision vanishes, or an INACTIVE one where the store keeps them for a time only; null when
    /// nobody knows, and when it stays.
    /// </summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>What holds, in words: why it may or may not be deregistered or deleted.</summary>
    public required string Reason { get; init; }

    /// <summary>What is wrong already with those that use it.</summary>
    public IReadOnlyList<BrokenReference> Broken { get; init; } = [];

    /// <summary>
    /// What could not be seen, in words: then there may be users that are not named here, and nothing may be deregistered or deleted. A
    /// store on disk sees all.
    /// </summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The region whose registry was asked.</summary>
    public required string Region { get; init; }

    /// <summary>Family and revision, as in <c>web:3</c>.</summary>
    public string Name => ToString();

    /// <inheritdoc/>
    public override string ToString() => $"{Family}:{Revision}";
}

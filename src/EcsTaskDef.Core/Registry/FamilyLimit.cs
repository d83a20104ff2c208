using EcsTaskDef.Storage;

namespace EcsTaskDef.Registry;

/// <summary>How much of a family is to stay.</summary>
public sealed record FamilyLimit
{
    /// <summary>No family has more revisions than this.</summary>
    public const int MaxKeep = FamilyFact.MaxRevisions;

    /// <summary>This number of the newest ACTIVE revisions stays, in use or not; 0 or more. The latest one stays anyway.</summary>
    public required int Keep { get; init; }

    /// <summary>Only what was registered longer ago than this is dropped, ACTIVE or INACTIVE; null = whatever its age.</summary>
    public TimeSpan? OlderThan { get; init; }

    /// <summary>Deletes, instead of leaving INACTIVE what falls outside.</summary>
    public bool Delete { get; init; }

    /// <summary>
    /// With <see cref="Delete"/>: this number of the newest revisions that are INACTIVE, or turn so now, are not deleted; 0 or
    /// more.
    /// </summary>
    public int KeepInactive { get; init; }
}

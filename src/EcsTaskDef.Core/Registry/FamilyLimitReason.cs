namespace EcsTaskDef.Registry;

/// <summary>Why a revision stays or goes when its family is limited. Where several hold, the first of this list is given.</summary>
/// <remarks>ConvertTo-Json writes enumerations of this size as texts.</remarks>
public enum FamilyLimitReason : long
{
    /// <summary>It is the latest ACTIVE one, which the family's bare name stands for: it always stays.</summary>
    LatestActive,

    /// <summary>It is one of the newest ACTIVE ones that stay.</summary>
    Newest,

    /// <summary>It is INACTIVE, and nothing is to be deleted.</summary>
    Inactive,

    /// <summary>It is one of the newest INACTIVE ones that stay.</summary>
    NewestInactive,

    /// <summary>A task or service holds on to it.</summary>
    InUse,

    /// <summary>It was not registered long enough ago.</summary>
    NotOldEnough,

    /// <summary>It goes: there are newer ACTIVE ones enough.</summary>
    BeyondKeep,

    /// <summary>It goes: it is INACTIVE, and there are newer ones enough.</summary>
    BeyondKeepInactive,
}

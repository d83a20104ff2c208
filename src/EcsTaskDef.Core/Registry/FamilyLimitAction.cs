namespace EcsTaskDef.Registry;

/// <summary>What becomes of a revision when its family is limited.</summary>
/// <remarks>ConvertTo-Json writes enumerations of this size as texts.</remarks>
public enum FamilyLimitAction : long
{
    /// <summary>It stays as it is.</summary>
    Keep,

    /// <summary>It turns INACTIVE.</summary>
    Deregister,

    /// <summary>It is submitted for deletion, after turning INACTIVE where it was ACTIVE.</summary>
    Delete,
}

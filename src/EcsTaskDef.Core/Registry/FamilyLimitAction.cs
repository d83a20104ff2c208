namespace EcsTaskDef.Registry;

/// <summary>What becomes of a revision when its family is limited.</summary>
public enum FamilyLimitAction
{
    /// <summary>It stays as it is.</summary>
    Keep,

    /// <summary>It turns INACTIVE.</summary>
    Deregister,

    /// <summary>It is submitted for deletion, after turning INACTIVE where it was ACTIVE.</summary>
    Delete,
}

namespace EcsTaskDef.Comparison;

/// <summary>What became of a member from the left definition to the right one.</summary>
/// <remarks>ConvertTo-Json writes enumerations of this size as texts.</remarks>
public enum DifferenceKind : long
{
    /// <summary>Only the right one has it.</summary>
    Added,

    /// <summary>Only the left one has it.</summary>
    Removed,

    /// <summary>Both have it, and it is not the same.</summary>
    Changed,

    /// <summary>Both have it, and it is the same.</summary>
    Equal,
}

using System.Collections.Generic;

namespace EcsTaskDef.Model;

/// <summary>Filters for listing families by state. Source: docs/ECS.md §4.1 [captured].</summary>
public static class FamilyStatuses
{
    /// <summary>Families with an active revision.</summary>
    public const string Active = "ACTIVE";

    /// <summary>Families without an active revision.</summary>
    public const string Inactive = "INACTIVE";

    /// <summary>All families.</summary>
    public const string Any = "ALL";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Active, Inactive, Any];
}

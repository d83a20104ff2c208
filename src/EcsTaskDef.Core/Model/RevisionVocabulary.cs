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

/// <summary>Orders of lists. Source: ECS API model.</summary>
public static class SortOrders
{
    /// <summary>Ascending, the default.</summary>
    public const string Ascending = "ASC";

    /// <summary>Descending, newest revision first.</summary>
    public const string Descending = "DESC";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Ascending, Descending];
}

/// <summary>States of a revision. Source: docs/ECS.md §4.1 [model].</summary>
public static class TaskDefinitionStatuses
{
    /// <summary>In use: tasks can be started from it.</summary>
    public const string Active = "ACTIVE";

    /// <summary>Deregistered: what runs goes on.</summary>
    public const string Inactive = "INACTIVE";

    /// <summary>Submitted for deletion: gone once nothing refers to it.</summary>
    public const string DeleteInProgress = "DELETE_IN_PROGRESS";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Active, Inactive, DeleteInProgress];
}

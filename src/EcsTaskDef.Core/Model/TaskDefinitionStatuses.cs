using System.Collections.Generic;

namespace EcsTaskDef.Model;

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

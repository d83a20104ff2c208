namespace EcsTaskDef.Model.Workloads;

/// <summary>A rule for where tasks may be placed. Source: docs/ECS.md §7.3 [bench].</summary>
public sealed record PlacementConstraint
{
    /// <summary>A query, for <c>memberOf</c> only. It is kept, not evaluated.</summary>
    public string? Expression { get; init; }

    /// <summary><c>distinctInstance</c> or <c>memberOf</c>.</summary>
    public string? Type { get; init; }
}

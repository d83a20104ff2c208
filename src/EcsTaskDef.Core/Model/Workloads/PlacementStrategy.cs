namespace EcsTaskDef.Model.Workloads;

/// <summary>A preference for where tasks are placed. Source: docs/ECS.md §7.3 [bench].</summary>
public sealed record PlacementStrategy
{
    /// <summary>What to spread or pack by; not with <c>random</c>.</summary>
    public string? Field { get; init; }

    /// <summary><c>random</c>, <c>spread</c> or <c>binpack</c>.</summary>
    public string? Type { get; init; }
}

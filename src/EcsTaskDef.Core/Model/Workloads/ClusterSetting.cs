namespace EcsTaskDef.Model.Workloads;

/// <summary>A setting of a cluster. Source: docs/ECS.md §5 [captured].</summary>
public sealed record ClusterSetting
{
    /// <summary><c>containerInsights</c>.</summary>
    public string? Name { get; init; }

    /// <summary><c>enabled</c>, <c>disabled</c> or <c>enhanced</c>.</summary>
    public string? Value { get; init; }
}

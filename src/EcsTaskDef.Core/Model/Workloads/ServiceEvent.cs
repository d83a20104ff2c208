namespace EcsTaskDef.Model.Workloads;

/// <summary>Something that happened to a service. Source: docs/ECS.md §7.4 [captured].</summary>
public sealed record ServiceEvent
{
    /// <summary>When.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>A UUID.</summary>
    public string? Id { get; init; }

    /// <summary>What happened.</summary>
    public string? Message { get; init; }
}

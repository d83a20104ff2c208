namespace EcsTaskDef.Model.Workloads;

/// <summary>When the circuit breaker trips. Source: docs/ECS.md §7.1 [captured].</summary>
public sealed record ThresholdConfiguration
{
    /// <summary><c>COUNT</c>, <c>BOUNDED_PERCENT</c> or <c>UNBOUNDED_PERCENT</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The number of failed tasks, or percent of the desired ones; 1 or more.</summary>
    public int? Value { get; init; }
}

namespace EcsTaskDef.Model.Workloads;

/// <summary>A capacity provider with its share of the tasks. Source: ECS API model.</summary>
public sealed record CapacityProviderStrategyItem
{
    /// <summary>Tasks that run on it in any case, 0 to 100,000; one item at most has a base.</summary>
    public int? Base { get; init; }

    /// <summary>Its name, such as <c>FARGATE_SPOT</c>.</summary>
    public string? CapacityProvider { get; init; }

    /// <summary>Its share of the tasks beyond the bases, 0 to 1000.</summary>
    public int? Weight { get; init; }
}

namespace EcsTaskDef.Model.Workloads;

/// <summary>
/// Whether a deployment that does not get healthy is given up. Source: docs/ECS.md §7.1 [captured].
/// </summary>
public sealed record DeploymentCircuitBreaker
{
    /// <summary>Whether it is on.</summary>
    public bool? Enable { get; init; }

    /// <summary>Whether a healthy task sets the count of failures back.</summary>
    public bool? ResetOnHealthyTask { get; init; }

    /// <summary>Whether the service goes back to its last completed deployment.</summary>
    public bool? Rollback { get; init; }

    /// <summary>When it trips.</summary>
    public ThresholdConfiguration? ThresholdConfiguration { get; init; }
}

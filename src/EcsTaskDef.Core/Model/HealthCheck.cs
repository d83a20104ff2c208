namespace EcsTaskDef.Model;

/// <summary>Command that tells whether a container is healthy. Source: docs/ECS.md §3.3 [bench].</summary>
public sealed record HealthCheck : EcsStructure
{
    /// <summary>
    /// <c>CMD</c> or <c>CMD-SHELL</c> and the command, or <c>NONE</c> alone. Required. Source: docs/ECS.md §3.3
    /// [model].
    /// </summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>
    /// Seconds between checks: 5 to 300. Default 30 in answers. Source: docs/ECS.md §3.3 [bench], [seen].
    /// </summary>
    public int? Interval { get; init; }

    /// <summary>
    /// Failures in a row that make it unhealthy: 1 to 10. Default 3 in answers. Source: docs/ECS.md §3.3 [bench],
    /// [seen].
    /// </summary>
    public int? Retries { get; init; }

    /// <summary>
    /// Seconds after start in which failures do not count: 0 to 300. Absent unless it was sent. Source:
    /// docs/ECS.md §3.3 [bench], [seen].
    /// </summary>
    public int? StartPeriod { get; init; }

    /// <summary>
    /// Seconds after which a check has failed: 2 to 60. Default 5 in answers. Source: docs/ECS.md §3.3 [bench],
    /// [seen].
    /// </summary>
    public int? Timeout { get; init; }
}

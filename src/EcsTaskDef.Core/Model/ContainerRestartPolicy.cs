namespace EcsTaskDef.Model;

/// <summary>When a container is restarted without ending its task. Source: docs/ECS.md §3.3 [bench].</summary>
public sealed record ContainerRestartPolicy : EcsStructure
{
    /// <summary>Whether the policy is in force. Required. Source: ECS API model.</summary>
    public bool? Enabled { get; init; }

    /// <summary>
    /// Exit codes after which there is no restart: at most 50. Default none. Source: docs/ECS.md §3.3 [model].
    /// </summary>
    public IReadOnlyList<int>? IgnoredExitCodes { get; init; }

    /// <summary>
    /// Seconds a container must have run before it is restarted: 60 to 1800. Default 300. Source: docs/ECS.md §3.3
    /// [bench], [model].
    /// </summary>
    public int? RestartAttemptPeriod { get; init; }
}

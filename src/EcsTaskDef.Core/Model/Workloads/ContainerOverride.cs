namespace EcsTaskDef.Model.Workloads;

/// <summary>What a task has different in one container. Source: ECS API model.</summary>
public sealed record ContainerOverride
{
    /// <summary>The command.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>CPU units.</summary>
    public int? Cpu { get; init; }

    /// <summary>Variables that are added or replaced.</summary>
    public IReadOnlyList<NameValuePair>? Environment { get; init; }

    /// <summary>Files of variables.</summary>
    public IReadOnlyList<EnvironmentFile>? EnvironmentFiles { get; init; }

    /// <summary>Hard limit in MiB.</summary>
    public int? Memory { get; init; }

    /// <summary>Soft limit in MiB.</summary>
    public int? MemoryReservation { get; init; }

    /// <summary>The container's name.</summary>
    public string? Name { get; init; }

    /// <summary>GPUs and accelerators.</summary>
    public IReadOnlyList<ResourceRequirement>? ResourceRequirements { get; init; }
}

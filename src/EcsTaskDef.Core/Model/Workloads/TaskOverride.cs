using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>
/// What a task has different from its definition. Source: docs/ECS.md §6.1; 8192 characters at most [seen].
/// </summary>
public record TaskOverride
{
    /// <summary>Containers that differ; answers have an entry for every container [captured].</summary>
    public IReadOnlyList<ContainerOverride>? ContainerOverrides { get; init; }

    /// <summary>CPU of the task in units.</summary>
    public string? Cpu { get; init; }

    /// <summary>Scratch storage.</summary>
    public EphemeralStorage? EphemeralStorage { get; init; }

    /// <summary>The role of ECS itself.</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>Retired; answers have an empty list [captured].</summary>
    public JsonElement? InferenceAcceleratorOverrides { get; init; }

    /// <summary>Memory of the task in MiB.</summary>
    public string? Memory { get; init; }

    /// <summary>The role of the containers.</summary>
    public string? TaskRoleArn { get; init; }
}

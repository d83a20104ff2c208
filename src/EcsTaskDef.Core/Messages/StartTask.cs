using System.Text.Json;

namespace EcsTaskDef.Messages;

/// <summary>Asks to run a task on given instances.</summary>
public sealed record StartTaskRequest
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>1 to 10 ids or ARNs.</summary>
    public IReadOnlyList<string>? ContainerInstances { get; init; }

    /// <summary>Whether the tasks get ECS's own tags.</summary>
    public bool? EnableECSManagedTags { get; init; }

    /// <summary>Whether the tasks allow ECS Exec.</summary>
    public bool? EnableExecuteCommand { get; init; }

    /// <summary>Their group; <c>family:{family}</c> when absent.</summary>
    public string? Group { get; init; }

    /// <summary>Required with network mode <c>awsvpc</c>, refused otherwise.</summary>
    public NetworkConfiguration? NetworkConfiguration { get; init; }

    /// <summary>What differs from the definition.</summary>
    public TaskOverride? Overrides { get; init; }

    /// <summary><c>TASK_DEFINITION</c> or <c>NONE</c>.</summary>
    public string? PropagateTags { get; init; }

    /// <summary>Kept by nobody.</summary>
    public string? ReferenceId { get; init; }

    /// <summary>At most 128 characters.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Family, <c>family:revision</c> or ARN; it must be ACTIVE.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>Kept by nobody.</summary>
    public JsonElement? VolumeConfigurations { get; init; }
}

/// <summary>The tasks that were started, and where they could not be.</summary>
public sealed record StartTaskResponse
{
    /// <summary>Where they could not be.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>The tasks.</summary>
    public required IReadOnlyList<ContainerTask> Tasks { get; init; }
}

using System.Text.Json;

namespace EcsTaskDef.Messages;

/// <summary>Asks to run tasks wherever there is room.</summary>
public sealed record RunTaskRequest
{
    /// <summary>Not together with a launch type.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    /// <summary>At most 64 characters; the same request with the same token answers the same tasks.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>How many, 1 to 10; 1 by default.</summary>
    public int? Count { get; init; }

    /// <summary>Whether the tasks get ECS's own tags.</summary>
    public bool? EnableECSManagedTags { get; init; }

    /// <summary>Whether the tasks allow ECS Exec.</summary>
    public bool? EnableExecuteCommand { get; init; }

    /// <summary>Their group; <c>family:{family}</c> when absent.</summary>
    public string? Group { get; init; }

    /// <summary>One of <see cref="LaunchTypes"/>; EC2 unless the cluster has a default strategy.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Required with network mode <c>awsvpc</c>, refused otherwise.</summary>
    public NetworkConfiguration? NetworkConfiguration { get; init; }

    /// <summary>What differs from the definition.</summary>
    public TaskOverride? Overrides { get; init; }

    /// <summary>At most 10.</summary>
    public IReadOnlyList<PlacementConstraint>? PlacementConstraints { get; init; }

    /// <summary>At most 5.</summary>
    public IReadOnlyList<PlacementStrategy>? PlacementStrategy { get; init; }

    /// <summary>Fargate only.</summary>
    public string? PlatformVersion { get; init; }

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

/// <summary>The tasks that were started, and where there was no room.</summary>
public sealed record RunTaskResponse
{
    /// <summary>Where there was no room.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>The tasks.</summary>
    public required IReadOnlyList<ContainerTask> Tasks { get; init; }
}

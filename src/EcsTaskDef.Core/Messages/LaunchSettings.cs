using System.Text.Json;

namespace EcsTaskDef.Messages;

/// <summary>What every request says of the tasks that it leads to, a service's or single ones.</summary>
public abstract record LaunchSettings
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>Whether the tasks get ECS's own tags.</summary>
    public bool? EnableECSManagedTags { get; init; }

    /// <summary>Whether the tasks allow ECS Exec.</summary>
    public bool? EnableExecuteCommand { get; init; }

    /// <summary>Required with network mode <c>awsvpc</c>, refused otherwise.</summary>
    public NetworkConfiguration? NetworkConfiguration { get; init; }

    /// <summary><c>TASK_DEFINITION</c> or <c>NONE</c>, for a service also <c>SERVICE</c>.</summary>
    public string? PropagateTags { get; init; }

    /// <summary>Family, <c>family:revision</c> or ARN; it must be ACTIVE.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>A service keeps and answers them; a task has an attachment for each.</summary>
    public JsonElement? VolumeConfigurations { get; init; }
}

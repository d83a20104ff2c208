using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>A container of a task as ECS answers it. Source: docs/ECS.md §6.2 [captured].</summary>
public sealed record TaskContainer
{
    /// <summary>Its ARN.</summary>
    public string? ContainerArn { get; init; }

    /// <summary>CPU units, as text.</summary>
    public string? Cpu { get; init; }

    /// <summary>How it ended; absent while it has not.</summary>
    public int? ExitCode { get; init; }

    /// <summary><c>HEALTHY</c>, <c>UNHEALTHY</c>, or <c>UNKNOWN</c> where nothing is set for it.</summary>
    public string? HealthStatus { get; init; }

    /// <summary>Its image.</summary>
    public string? Image { get; init; }

    /// <summary><c>PENDING</c>, <c>RUNNING</c> or <c>STOPPED</c>.</summary>
    public string? LastStatus { get; init; }

    /// <summary>Hard limit in MiB, as text.</summary>
    public string? Memory { get; init; }

    /// <summary>Soft limit in MiB, as text.</summary>
    public string? MemoryReservation { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Empty: nothing is really bound.</summary>
    public JsonElement? NetworkBindings { get; init; }

    /// <summary>The task's interface, when it has one of its own.</summary>
    public IReadOnlyList<TaskNetworkInterface>? NetworkInterfaces { get; init; }

    /// <summary>Why it ended, in words; absent where nothing is set.</summary>
    public string? Reason { get; init; }

    /// <summary>Docker's id of it; absent before it runs.</summary>
    public string? RuntimeId { get; init; }

    /// <summary>The task's ARN.</summary>
    public string? TaskArn { get; init; }
}

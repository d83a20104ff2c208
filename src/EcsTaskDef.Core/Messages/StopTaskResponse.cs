using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>The stopping task, without its details.</summary>
public sealed record StopTaskResponse
{
    /// <summary>The task.</summary>
    public required ContainerTask Task { get; init; }
}

using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>The tasks that were started, and where there was no room.</summary>
public sealed record RunTaskResponse
{
    /// <summary>Where there was no room.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>The tasks.</summary>
    public required IReadOnlyList<ContainerTask> Tasks { get; init; }
}

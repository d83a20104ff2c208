using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>The tasks that were started, and where they could not be.</summary>
public sealed record StartTaskResponse
{
    /// <summary>Where they could not be.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>The tasks.</summary>
    public required IReadOnlyList<ContainerTask> Tasks { get; init; }
}

using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>Tasks.</summary>
public sealed record DescribeTasksResponse
{
    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<ContainerTask> Tasks { get; init; }
}

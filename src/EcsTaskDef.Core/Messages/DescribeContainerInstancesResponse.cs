using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>Instances.</summary>
public sealed record DescribeContainerInstancesResponse
{
    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<ContainerInstance> ContainerInstances { get; init; }

    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }
}

using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>Services.</summary>
public sealed record DescribeServicesResponse
{
    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<ContainerService> Services { get; init; }
}

using System.Collections.Generic;
using EcsTaskDef.Registry.Messages;

namespace EcsTaskDef.Runtime.Messages;

/// <summary>Services.</summary>
public sealed record DescribeServicesResponse
{
    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<ContainerService> Services { get; init; }
}

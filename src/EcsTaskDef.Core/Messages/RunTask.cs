namespace EcsTaskDef.Messages;

/// <summary>Asks to run tasks wherever there is room.</summary>
public sealed record RunTaskRequest : TaskSettings
{
    /// <summary>Not together with a launch type.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    /// <summary>At most 64 characters; the same request with the same token answers the same tasks.</summary>
    public string? ClientToken { get; init; }

    /// <summary>How many, 1 to 10; 1 by default.</summary>
    public int? Count { get; init; }

    /// <summary>One of <see cref="LaunchTypes"/>; EC2 unless the cluster has a default strategy.</summary>
    public string? LaunchType { get; init; }

    /// <summary>At most 10.</summary>
    public IReadOnlyList<PlacementConstraint>? PlacementConstraints { get; init; }

    /// <summary>At most 5.</summary>
    public IReadOnlyList<PlacementStrategy>? PlacementStrategy { get; init; }

    /// <summary>Fargate only.</summary>
    public string? PlatformVersion { get; init; }
}

/// <summary>The tasks that were started, and where there was no room.</summary>
public sealed record RunTaskResponse
{
    /// <summary>Where there was no room.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>The tasks.</summary>
    public required IReadOnlyList<ContainerTask> Tasks { get; init; }
}

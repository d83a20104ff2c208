using System.Text.Json;

namespace EcsTaskDef.Messages;

/// <summary>What every request about task sets names.</summary>
public abstract record TaskSetPlace
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>The service, by name or ARN.</summary>
    public string? Service { get; init; }
}

/// <summary>Asks for a task set of a service with the controller EXTERNAL.</summary>
public sealed record CreateTaskSetRequest : TaskSetPlace, IEcsRequest<TaskSetResponse>
{
    /// <summary>Not together with a launch type.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    /// <summary>The same set with the same token is answered again.</summary>
    public string? ClientToken { get; init; }

    /// <summary>What the caller calls it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>One of <see cref="LaunchTypes"/>.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Its load balancers.</summary>
    public IReadOnlyList<LoadBalancer>? LoadBalancers { get; init; }

    /// <summary>Required with network mode <c>awsvpc</c>, refused otherwise.</summary>
    public NetworkConfiguration? NetworkConfiguration { get; init; }

    /// <summary>Fargate only.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary>Its share of the service's tasks; all of them when absent.</summary>
    public TaskSetScale? Scale { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? ServiceRegistries { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Family, <c>family:revision</c> or ARN; it must be ACTIVE.</summary>
    public string? TaskDefinition { get; init; }
}

/// <summary>Asks to scale a task set.</summary>
public sealed record UpdateTaskSetRequest : TaskSetPlace, IEcsRequest<TaskSetResponse>
{
    /// <summary>Its share of the service's tasks.</summary>
    public TaskSetScale? Scale { get; init; }

    /// <summary>Its id or ARN.</summary>
    public string? TaskSet { get; init; }
}

/// <summary>Asks to make a task set the PRIMARY one.</summary>
public sealed record UpdateServicePrimaryTaskSetRequest : TaskSetPlace, IEcsRequest<TaskSetResponse>
{
    /// <summary>Its id or ARN.</summary>
    public string? PrimaryTaskSet { get; init; }
}

/// <summary>Asks to delete a task set.</summary>
public sealed record DeleteTaskSetRequest : TaskSetPlace, IEcsRequest<TaskSetResponse>
{
    /// <summary>Deletes one that should have tasks as well.</summary>
    public bool? Force { get; init; }

    /// <summary>Its id or ARN.</summary>
    public string? TaskSet { get; init; }
}

/// <summary>The task set as it is now.</summary>
public sealed record TaskSetResponse
{
    /// <summary>It.</summary>
    public required TaskSet TaskSet { get; init; }
}

/// <summary>Asks for task sets.</summary>
public sealed record DescribeTaskSetsRequest : TaskSetPlace, IEcsRequest<DescribeTaskSetsResponse>
{
    /// <summary><c>TAGS</c>.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Ids or ARNs; required.</summary>
    public IReadOnlyList<string>? TaskSets { get; init; }
}

/// <summary>Task sets.</summary>
public sealed record DescribeTaskSetsResponse
{
    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<TaskSet> TaskSets { get; init; }
}

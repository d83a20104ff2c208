namespace EcsTaskDef.Messages;

/// <summary>Asks to run a command in a container.</summary>
public sealed record ExecuteCommandRequest : IEcsRequest<ExecuteCommandResponse>
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>The command.</summary>
    public string? Command { get; init; }

    /// <summary>The container's name.</summary>
    public string? Container { get; init; }

    /// <summary>ECS has interactive sessions only.</summary>
    public bool? Interactive { get; init; }

    /// <summary>Id or ARN of the task.</summary>
    public string? Task { get; init; }
}

/// <summary>Never answered: nothing is running that could be talked to.</summary>
public sealed record ExecuteCommandResponse
{
    /// <summary>The task's ARN.</summary>
    public string? TaskArn { get; init; }
}

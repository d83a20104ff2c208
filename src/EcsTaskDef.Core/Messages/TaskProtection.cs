namespace EcsTaskDef.Messages;

/// <summary>Asks which tasks are protected.</summary>
public sealed record GetTaskProtectionRequest : IEcsRequest<TaskProtectionResponse>
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>1 to 100 ids or ARNs.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }
}

/// <summary>Asks to protect tasks of services from scaling in and deployments, or not to protect them any more.</summary>
public sealed record UpdateTaskProtectionRequest : IEcsRequest<TaskProtectionResponse>
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>For how long, 1 to 2,880 minutes; 120 by default.</summary>
    public int? ExpiresInMinutes { get; init; }

    /// <summary>Whether they are to be protected.</summary>
    public bool? ProtectionEnabled { get; init; }

    /// <summary>1 to 10 ids or ARNs.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }
}

/// <summary>The protection of tasks.</summary>
public sealed record TaskProtectionResponse
{
    /// <summary>Tasks that there are not, or that no service has.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>The others.</summary>
    public required IReadOnlyList<ProtectedTask> ProtectedTasks { get; init; }
}

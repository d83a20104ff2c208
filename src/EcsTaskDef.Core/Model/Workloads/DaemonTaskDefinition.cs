namespace EcsTaskDef.Model.Workloads;

/// <summary>A revision of what a daemon runs, as ECS answers it. Source: ECS API model, docs/ECS.md §7.5.</summary>
public sealed record DaemonTaskDefinition
{
    /// <summary>Its containers; a daemon's have no ports, links and volumes of others.</summary>
    public IReadOnlyList<ContainerDefinition>? ContainerDefinitions { get; init; }

    /// <summary>CPU of the task in units, as text.</summary>
    public string? Cpu { get; init; }

    /// <summary>Its ARN.</summary>
    public string? DaemonTaskDefinitionArn { get; init; }

    /// <summary>When its deletion was asked for.</summary>
    public DateTimeOffset? DeleteRequestedAt { get; init; }

    /// <summary>The role of ECS itself.</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>Its family.</summary>
    public string? Family { get; init; }

    /// <summary><c>none</c> or <c>shared</c>.</summary>
    public string? IpcMode { get; init; }

    /// <summary>Memory of the task in MiB, as text.</summary>
    public string? Memory { get; init; }

    /// <summary><c>none</c> or <c>shared</c>.</summary>
    public string? PidMode { get; init; }

    /// <summary>When it was registered.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>Who registered it, an ARN.</summary>
    public string? RegisteredBy { get; init; }

    /// <summary>Its number.</summary>
    public int? Revision { get; init; }

    /// <summary><c>ACTIVE</c>, <c>DELETE_IN_PROGRESS</c> while a daemon uses it, then <c>DELETED</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The role of the containers.</summary>
    public string? TaskRoleArn { get; init; }

    /// <summary>Volumes of the host.</summary>
    public IReadOnlyList<Volume>? Volumes { get; init; }
}

/// <summary>A revision of what a daemon runs, in a list. Source: ECS API model.</summary>
public sealed record DaemonTaskDefinitionSummary
{
    /// <summary>Its ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>When its deletion was asked for.</summary>
    public DateTimeOffset? DeleteRequestedAt { get; init; }

    /// <summary>When it was registered.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>Who registered it, an ARN.</summary>
    public string? RegisteredBy { get; init; }

    /// <summary>Its status.</summary>
    public string? Status { get; init; }
}

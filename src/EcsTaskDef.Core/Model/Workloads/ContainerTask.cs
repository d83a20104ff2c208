namespace EcsTaskDef.Model.Workloads;

/// <summary>A task as ECS answers it. Source: docs/ECS.md §6.2 [captured].</summary>
public sealed record ContainerTask
{
    /// <summary>Its network interface and the volumes that it got at its launch.</summary>
    public IReadOnlyList<TaskAttachment>? Attachments { get; init; }

    /// <summary>Such as <c>ecs.cpu-architecture</c>.</summary>
    public IReadOnlyList<EcsAttribute>? Attributes { get; init; }

    /// <summary>The first or second zone of the region.</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>The capacity provider that runs it, when a strategy chose one.</summary>
    public string? CapacityProviderName { get; init; }

    /// <summary>Its cluster.</summary>
    public string? ClusterArn { get; init; }

    /// <summary><c>CONNECTED</c> once it runs.</summary>
    public string? Connectivity { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? ConnectivityAt { get; init; }

    /// <summary>Where it runs, unless on Fargate.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>Its containers, in the definition's order.</summary>
    public IReadOnlyList<TaskContainer>? Containers { get; init; }

    /// <summary>CPU of the task in units, as text; absent when the definition has none.</summary>
    public string? Cpu { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary><c>RUNNING</c> or <c>STOPPED</c>.</summary>
    public string? DesiredStatus { get; init; }

    /// <summary>Whether ECS Exec was asked for.</summary>
    public bool? EnableExecuteCommand { get; init; }

    /// <summary>Scratch storage on Fargate; 20 GiB by default.</summary>
    public EphemeralStorage? EphemeralStorage { get; init; }

    /// <summary>When its containers had ended.</summary>
    public DateTimeOffset? ExecutionStoppedAt { get; init; }

    /// <summary>The same again, as ECS answers it.</summary>
    public EphemeralStorage? FargateEphemeralStorage { get; init; }

    /// <summary><c>family:{family}</c>, <c>service:{service}</c>, or what the caller gave.</summary>
    public string? Group { get; init; }

    /// <summary><c>HEALTHY</c>, <c>UNHEALTHY</c>, or <c>UNKNOWN</c> where nothing is set for it.</summary>
    public string? HealthStatus { get; init; }

    /// <summary>One of <see cref="TaskStatuses"/>.</summary>
    public string? LastStatus { get; init; }

    /// <summary>One of <see cref="LaunchTypes"/>.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Memory of the task in MiB, as text; absent when the definition has none.</summary>
    public string? Memory { get; init; }

    /// <summary>What differs from the definition.</summary>
    public TaskOverride? Overrides { get; init; }

    /// <summary>Such as <c>Linux</c>; Fargate only.</summary>
    public string? PlatformFamily { get; init; }

    /// <summary>Such as <c>1.4.0</c>; Fargate only.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary>When pulling its images began.</summary>
    public DateTimeOffset? PullStartedAt { get; init; }

    /// <summary>When pulling its images ended.</summary>
    public DateTimeOffset? PullStoppedAt { get; init; }

    /// <summary>When it was RUNNING.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Who started it: the caller's text, or the deployment's id.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Why it stops, one of <see cref="StopCodes"/>.</summary>
    public string? StopCode { get; init; }

    /// <summary>When it was STOPPED.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Why it stops, in words.</summary>
    public string? StoppedReason { get; init; }

    /// <summary>When it was asked to stop.</summary>
    public DateTimeOffset? StoppingAt { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Its ARN; it ends in 32 hexadecimal digits.</summary>
    public string? TaskArn { get; init; }

    /// <summary>The revision it was started from.</summary>
    public string? TaskDefinitionArn { get; init; }

    /// <summary>1 at first, one more with every state.</summary>
    public long? Version { get; init; }

    /// <summary>The task's ARN.</summary>
    public override string ToString() => TaskArn ?? "";
}

namespace EcsTaskDef.Messages;

/// <summary>
/// What a caller sends to register the next revision of a family. Family and containers are required. Source:
/// docs/ECS.md §3 [model].
/// </summary>
public sealed record RegisterTaskDefinitionRequest : EcsStructure
{
    /// <summary>
    /// Containers of the task: 1 to 10, with unique names, at least one of them essential. Source: docs/ECS.md §3.3
    /// [bench], §9.2 [doc].
    /// </summary>
    public IReadOnlyList<ContainerDefinition>? ContainerDefinitions { get; init; }

    /// <summary>
    /// CPU of the whole task in units, as text; 1024 units are one vCPU. <c>0.25 vCPU</c> is accepted and answered as
    /// <c>256</c>. Required with Fargate. Source: docs/ECS.md §3.3 [captured].
    /// </summary>
    public string? Cpu { get; init; }

    /// <summary>
    /// Whether the task's containers may ask for injected faults. Default false. Source: ECS API model.
    /// </summary>
    public bool? EnableFaultInjection { get; init; }

    /// <summary>Scratch storage of the task on Fargate. Source: docs/ECS.md §3.3 [bench].</summary>
    public EphemeralStorage? EphemeralStorage { get; init; }

    /// <summary>
    /// ARN or short name of the role that ECS itself uses, to pull images, read secrets and write logs. In answers the ARN.
    /// Source: docs/ECS.md §3.3, §3.4 [seen].
    /// </summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>
    /// Family name: 1 to 255 letters, digits, hyphens and underscores. Source: docs/ECS.md §3.3 [bench].
    /// </summary>
    public string? Family { get; init; }

    /// <summary>
    /// Elastic Inference accelerators. Retired: ECS refuses any value. Source: docs/ECS.md §3.3 [bench].
    /// </summary>
    public IReadOnlyList<InferenceAccelerator>? InferenceAccelerators { get; init; }

    /// <summary>
    /// IPC namespace of the containers: one of <see cref="IpcModes"/>. Refused with Fargate. Source: docs/ECS.md §3.3
    /// [bench].
    /// </summary>
    public string? IpcMode { get; init; }

    /// <summary>
    /// Memory of the whole task in MiB, as text. <c>0.5 GB</c> is accepted and answered as <c>512</c>. Required with
    /// Fargate. Source: docs/ECS.md §3.3 [captured].
    /// </summary>
    public string? Memory { get; init; }

    /// <summary>
    /// Docker network of the task: one of <see cref="NetworkModes"/>. Absent means bridge and stays absent in answers.
    /// Source: docs/ECS.md §3.4 [captured].
    /// </summary>
    public string? NetworkMode { get; init; }

    /// <summary>
    /// Process namespace of the containers: one of <see cref="PidModes"/>. Fargate takes only <c>task</c>. Source:
    /// docs/ECS.md §3.3 [bench].
    /// </summary>
    public string? PidMode { get; init; }

    /// <summary>
    /// Rules for placing tasks: at most 10, of type <c>memberOf</c>. Refused with Fargate. Source: docs/ECS.md §3.3
    /// [bench].
    /// </summary>
    public IReadOnlyList<TaskDefinitionPlacementConstraint>? PlacementConstraints { get; init; }

    /// <summary>
    /// App Mesh proxy of the task; needs network mode <c>awsvpc</c>. Source: docs/ECS.md §3.3 [bench].
    /// </summary>
    public ProxyConfiguration? ProxyConfiguration { get; init; }

    /// <summary>
    /// Launch types the definition is checked against, each one of <see cref="Compatibilities"/>. Source:
    /// docs/ECS.md §3.3 [model].
    /// </summary>
    public IReadOnlyList<string>? RequiresCompatibilities { get; init; }

    /// <summary>Operating system and processor the task is made for. Source: docs/ECS.md §3.3 [captured].</summary>
    public RuntimePlatform? RuntimePlatform { get; init; }

    /// <summary>
    /// Tags of the new revision: 1 to 50 with unique keys; an empty list is refused. Nothing is inherited from earlier
    /// revisions. Source: docs/ECS.md §3 [captured], §3.3 [seen].
    /// </summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>
    /// ARN or short name of the role that the containers' own code uses. In answers the ARN. Source: docs/ECS.md §3.3, §3.4
    /// [seen].
    /// </summary>
    public string? TaskRoleArn { get; init; }

    /// <summary>Volumes that containers mount by name. Source: docs/ECS.md §3.3 [bench].</summary>
    public IReadOnlyList<Volume>? Volumes { get; init; }
}

/// <summary>What RegisterTaskDefinition answers.</summary>
public sealed record RegisterTaskDefinitionResponse
{
    /// <summary>The new revision.</summary>
    public required TaskDefinitionDocument TaskDefinition { get; init; }

    /// <summary>Its tags; null when the request carried none (docs/ECS.md §3.4 [captured]).</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

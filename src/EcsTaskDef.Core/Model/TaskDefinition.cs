using System.Text.Json.Serialization;

namespace EcsTaskDef.Model;

/// <summary>One revision of a family, as ECS answers it. Source: docs/ECS.md §3.4 [captured].</summary>
public sealed record TaskDefinition : EcsStructure
{
    /// <summary>
    /// Launch types ECS found the definition fit for, each one of <see cref="Compatibilities"/>. Computed at
    /// registration, order not fixed. Source: docs/ECS.md §3.5 [captured].
    /// </summary>
    public IReadOnlyList<string>? Compatibilities { get; init; }

    /// <summary>
    /// Containers of the task: 1 to 10, with unique names, at least one of them essential. Source: docs/ECS.md §3.3
    /// [bench], §9.2 [doc].
    /// </summary>
    public IReadOnlyList<ContainerDefinition>? ContainerDefinitions { get; init; }

    /// <summary>
    /// CPU of the whole task in units, as decimal text; 1024 units are one vCPU. Absent unless it was sent. Source:
    /// docs/ECS.md §3.3 [captured].
    /// </summary>
    public string? Cpu { get; init; }

    /// <summary>
    /// Time of the request to delete. In the model, but not seen in answers. Source: docs/ECS.md §4.3 [captured].
    /// </summary>
    public DateTimeOffset? DeleteRequestedAt { get; init; }

    /// <summary>
    /// Time of the first deregistration. Absent in the answer to that first call, present from then on. Source:
    /// docs/ECS.md §4.2 [captured].
    /// </summary>
    public DateTimeOffset? DeregisteredAt { get; init; }

    /// <summary>
    /// Whether the task's containers may ask for injected faults. Default false. Source: ECS API model.
    /// </summary>
    public bool? EnableFaultInjection { get; init; }

    /// <summary>Scratch storage of the task on Fargate. Source: docs/ECS.md §3.3 [bench].</summary>
    public EphemeralStorage? EphemeralStorage { get; init; }

    /// <summary>
    /// ARN or short name of the role that ECS itself uses, to pull images, read secrets and write logs. Source:
    /// docs/ECS.md §3.3 [seen].
    /// </summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>
    /// Family name; with <see cref="Revision"/> it identifies the revision, as in <c>web:3</c>. Source:
    /// docs/ECS.md §3.4 [captured].
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
    /// Memory of the whole task in MiB, as decimal text. Absent unless it was sent. Source: docs/ECS.md §3.3
    /// [captured].
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
    /// Rules for placing tasks: at most 10, of type <c>memberOf</c>. Always present in answers. Source:
    /// docs/ECS.md §3.4 [captured].
    /// </summary>
    public IReadOnlyList<TaskDefinitionPlacementConstraint>? PlacementConstraints { get; init; }

    /// <summary>
    /// Status before the operation, one of <see cref="TaskDefinitionStatuses"/>; only in answers to deregistering and
    /// deleting. Not in the model. Source: docs/ECS.md §4.2 [captured].
    /// </summary>
    public string? PreviousStatus { get; init; }

    /// <summary>
    /// App Mesh proxy of the task; needs network mode <c>awsvpc</c>. Source: docs/ECS.md §3.3 [bench].
    /// </summary>
    public ProxyConfiguration? ProxyConfiguration { get; init; }

    /// <summary>Time of registration, to the millisecond. Source: docs/ECS.md §3.4 [captured].</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>ARN of the caller that registered the revision. Source: docs/ECS.md §3.4 [captured].</summary>
    public string? RegisteredBy { get; init; }

    /// <summary>
    /// Capabilities a container instance needs for the task. Computed at registration, absent when empty, order not
    /// fixed. Source: docs/ECS.md §3.4 [captured], §3.5 [captured].
    /// </summary>
    public IReadOnlyList<EcsAttribute>? RequiresAttributes { get; init; }

    /// <summary>
    /// Launch types the definition is checked against, each one of <see cref="Compatibilities"/>. Source:
    /// docs/ECS.md §3.3 [model].
    /// </summary>
    public IReadOnlyList<string>? RequiresCompatibilities { get; init; }

    /// <summary>
    /// Number of the revision within its family: from 1, never used again, at most 1,000,000. Source:
    /// docs/ECS.md §3.6 [captured], §9.2 [doc].
    /// </summary>
    public int? Revision { get; init; }

    /// <summary>Operating system and processor the task is made for. Source: docs/ECS.md §3.3 [captured].</summary>
    public RuntimePlatform? RuntimePlatform { get; init; }

    /// <summary>
    /// State of the revision: one of <see cref="TaskDefinitionStatuses"/>. Source: docs/ECS.md §4.1 [model].
    /// </summary>
    public string? Status { get; init; }

    /// <summary>
    /// Full ARN of the revision; it ends in <c>task-definition/family:revision</c>. Source: docs/ECS.md §3.7
    /// [captured].
    /// </summary>
    public string? TaskDefinitionArn { get; init; }

    /// <summary>
    /// ARN or short name of the role that the containers' own code uses. Source: docs/ECS.md §3.3 [seen].
    /// </summary>
    public string? TaskRoleArn { get; init; }

    /// <summary>
    /// Volumes that containers mount by name. Always present in answers. Source: docs/ECS.md §3.4 [captured].
    /// </summary>
    public IReadOnlyList<Volume>? Volumes { get; init; }

    /// <summary>Family and revision, as in <c>web:3</c>. ECS answers no such member.</summary>
    [JsonIgnore]
    public string Name => ToString();

    /// <summary>Family and revision, as in <c>web:3</c>.</summary>
    private protected override string Caption => FormattableString.Invariant($"{Family}:{Revision}");
}

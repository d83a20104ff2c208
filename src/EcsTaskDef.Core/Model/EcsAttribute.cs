namespace EcsTaskDef.Model;

/// <summary>
/// A capability of container instances. ECS calls the shape Attribute. Source: docs/ECS.md §3.5 [captured].
/// </summary>
public sealed record EcsAttribute : EcsStructure
{
    /// <summary>
    /// Name: 1 to 128 characters, such as <c>ecs.capability.task-eni</c>. Required. Source: docs/ECS.md §3.5
    /// [captured], ECS API model.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// Id or ARN of the instance. Not set in task definitions. Source: docs/ECS.md §3.5 [captured].
    /// </summary>
    public string? TargetId { get; init; }

    /// <summary>
    /// Kind of target: one of <see cref="TargetTypes"/>. Not set in task definitions. Source: docs/ECS.md §3.5
    /// [captured].
    /// </summary>
    public string? TargetType { get; init; }

    /// <summary>
    /// Value: 1 to 128 characters. Not set in task definitions. Source: docs/ECS.md §3.5 [captured], ECS API model.
    /// </summary>
    public string? Value { get; init; }
}

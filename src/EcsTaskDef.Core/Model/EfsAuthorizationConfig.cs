namespace EcsTaskDef.Model;

/// <summary>How the task is authorized at Amazon EFS. Source: ECS API model.</summary>
public sealed record EfsAuthorizationConfig : EcsStructure
{
    /// <summary>Id of the access point. ECS sets no limit in its model. Source: ECS API model.</summary>
    public string? AccessPointId { get; init; }

    /// <summary>
    /// Whether the task's role is used: one of <see cref="EfsAuthorizationConfigIams"/>. Default <c>DISABLED</c>;
    /// <c>ENABLED</c> needs encryption. Source: docs/ECS.md §3.3 [bench].
    /// </summary>
    public string? Iam { get; init; }
}

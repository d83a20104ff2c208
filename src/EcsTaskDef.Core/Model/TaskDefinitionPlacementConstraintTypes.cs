namespace EcsTaskDef.Model;

/// <summary>Kinds of placement rules in a task definition. Source: ECS API model.</summary>
public static class TaskDefinitionPlacementConstraintTypes
{
    /// <summary>The instance matches an expression.</summary>
    public const string MemberOf = "memberOf";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [MemberOf];
}

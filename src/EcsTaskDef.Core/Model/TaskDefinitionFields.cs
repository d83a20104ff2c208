namespace EcsTaskDef.Model;

/// <summary>What a description can include beside the definition. Source: ECS API model.</summary>
public static class TaskDefinitionFields
{
    /// <summary>The tags.</summary>
    public const string Tags = "TAGS";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Tags];
}

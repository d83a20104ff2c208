namespace EcsTaskDef.Model;

/// <summary>Kinds of targets of an attribute. Source: ECS API model.</summary>
public static class TargetTypes
{
    /// <summary>A container instance.</summary>
    public const string ContainerInstance = "container-instance";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [ContainerInstance];
}

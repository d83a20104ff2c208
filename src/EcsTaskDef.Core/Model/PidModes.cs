namespace EcsTaskDef.Model;

/// <summary>Process namespaces of a task. Source: ECS API model.</summary>
public static class PidModes
{
    /// <summary>Shared with the host.</summary>
    public const string Host = "host";

    /// <summary>Shared by the containers of the task.</summary>
    public const string Task = "task";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Host, Task];
}

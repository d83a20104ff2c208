namespace EcsTaskDef.Model;

/// <summary>IPC namespaces of a task. Source: ECS API model.</summary>
public static class IpcModes
{
    /// <summary>Shared with the host.</summary>
    public const string Host = "host";

    /// <summary>Shared by the containers of the task.</summary>
    public const string Task = "task";

    /// <summary>One for each container.</summary>
    public const string None = "none";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Host, Task, None];
}

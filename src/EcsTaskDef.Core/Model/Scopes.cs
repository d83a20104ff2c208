namespace EcsTaskDef.Model;

/// <summary>How long a Docker volume lives. Source: ECS API model.</summary>
public static class Scopes
{
    /// <summary>As long as its task.</summary>
    public const string Task = "task";

    /// <summary>Until it is removed.</summary>
    public const string Shared = "shared";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Task, Shared];
}

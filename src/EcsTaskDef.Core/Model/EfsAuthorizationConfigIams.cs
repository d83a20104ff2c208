namespace EcsTaskDef.Model;

/// <summary>Whether the task's role is used at Amazon EFS. Source: ECS API model.</summary>
public static class EfsAuthorizationConfigIams
{
    /// <summary>Used; needs encryption.</summary>
    public const string Enabled = "ENABLED";

    /// <summary>Not used, the default.</summary>
    public const string Disabled = "DISABLED";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Enabled, Disabled];
}

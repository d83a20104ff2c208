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

/// <summary>Encryption on the way to Amazon EFS. Source: ECS API model.</summary>
public static class EfsTransitEncryptions
{
    /// <summary>Encrypted.</summary>
    public const string Enabled = "ENABLED";

    /// <summary>Not encrypted, the default.</summary>
    public const string Disabled = "DISABLED";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Enabled, Disabled];
}

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

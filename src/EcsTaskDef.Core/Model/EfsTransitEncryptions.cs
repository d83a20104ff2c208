namespace EcsTaskDef.Model;

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

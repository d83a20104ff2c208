namespace EcsTaskDef.Model;

/// <summary>Whether image tags are resolved to digests. Source: ECS API model.</summary>
public static class VersionConsistencies
{
    /// <summary>Resolved, the default.</summary>
    public const string Enabled = "enabled";

    /// <summary>Left as they are.</summary>
    public const string Disabled = "disabled";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Enabled, Disabled];
}

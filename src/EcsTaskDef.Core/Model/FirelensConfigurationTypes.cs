namespace EcsTaskDef.Model;

/// <summary>Log routers. Source: ECS API model.</summary>
public static class FirelensConfigurationTypes
{
    /// <summary>Fluentd.</summary>
    public const string Fluentd = "fluentd";

    /// <summary>Fluent Bit.</summary>
    public const string FluentBit = "fluentbit";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Fluentd, FluentBit];
}

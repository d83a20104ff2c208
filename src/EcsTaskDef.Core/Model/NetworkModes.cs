namespace EcsTaskDef.Model;

/// <summary>Docker networks of a task. Source: ECS API model.</summary>
public static class NetworkModes
{
    /// <summary>Docker's own bridge.</summary>
    public const string Bridge = "bridge";

    /// <summary>The host's network.</summary>
    public const string Host = "host";

    /// <summary>A network interface of its own.</summary>
    public const string AwsVpc = "awsvpc";

    /// <summary>No network.</summary>
    public const string None = "none";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Bridge, Host, AwsVpc, None];
}

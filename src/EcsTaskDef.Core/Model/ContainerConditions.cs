namespace EcsTaskDef.Model;

/// <summary>States of a container that another one can wait for. Source: ECS API model.</summary>
public static class ContainerConditions
{
    /// <summary>It was started.</summary>
    public const string Start = "START";

    /// <summary>It ended, with any exit code.</summary>
    public const string Complete = "COMPLETE";

    /// <summary>It ended with exit code 0.</summary>
    public const string Success = "SUCCESS";

    /// <summary>Its health check passes.</summary>
    public const string Healthy = "HEALTHY";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Start, Complete, Success, Healthy];
}

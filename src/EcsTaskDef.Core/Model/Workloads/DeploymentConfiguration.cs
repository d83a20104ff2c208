using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>How a service goes from one deployment to the next. Source: docs/ECS.md §7.1 [captured].</summary>
public sealed record DeploymentConfiguration
{
    /// <summary>CloudWatch alarms, as they were sent; nothing is watched.</summary>
    public JsonElement? Alarms { get; init; }

    /// <summary>Minutes for which both deployments stay once all traffic is shifted, 0 to 1,440; 0 by default.</summary>
    public int? BakeTimeInMinutes { get; init; }

    /// <summary>Of the strategy CANARY: <c>canaryPercent</c> (0.1 to 100) and <c>canaryBakeTimeInMinutes</c> (0 to 1,440).</summary>
    public JsonElement? CanaryConfiguration { get; init; }

    /// <summary>Whether a failing deployment is given up.</summary>
    public DeploymentCircuitBreaker? DeploymentCircuitBreaker { get; init; }

    /// <summary>What is called or waited for at the stages of a deployment. No function is called here.</summary>
    public JsonElement? LifecycleHooks { get; init; }

    /// <summary>Of the strategy LINEAR: <c>stepPercent</c> (3 to 100) and <c>stepBakeTimeInMinutes</c> (0 to 1,440).</summary>
    public JsonElement? LinearConfiguration { get; init; }

    /// <summary>Tasks that may exist at a time, in percent of the desired count; 100 or more, 200 by default.</summary>
    public int? MaximumPercent { get; init; }

    /// <summary>Tasks that must run at any time, in percent of the desired count; 0 to 100, 100 by default.</summary>
    public int? MinimumHealthyPercent { get; init; }

    /// <summary><c>ROLLING</c> (default), <c>BLUE_GREEN</c>, <c>LINEAR</c> or <c>CANARY</c>.</summary>
    public string? Strategy { get; init; }
}

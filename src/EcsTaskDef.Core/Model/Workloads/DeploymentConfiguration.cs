using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>How a service goes from one deployment to the next. Source: docs/ECS.md §7.1 [captured].</summary>
public sealed record DeploymentConfiguration
{
    /// <summary>CloudWatch alarms, as they were sent; nothing is watched.</summary>
    public JsonElement? Alarms { get; init; }

    /// <summary>Minutes for which both deployments stay in a blue/green deployment.</summary>
    public int? BakeTimeInMinutes { get; init; }

    /// <summary>As it was sent.</summary>
    public JsonElement? CanaryConfiguration { get; init; }

    /// <summary>Whether a failing deployment is given up.</summary>
    public DeploymentCircuitBreaker? DeploymentCircuitBreaker { get; init; }

    /// <summary>As they were sent; nothing is called.</summary>
    public JsonElement? LifecycleHooks { get; init; }

    /// <summary>As it was sent.</summary>
    public JsonElement? LinearConfiguration { get; init; }

    /// <summary>Tasks that may exist at a time, in percent of the desired count; 100 or more, 200 by default.</summary>
    public int? MaximumPercent { get; init; }

    /// <summary>Tasks that must run at any time, in percent of the desired count; 0 to 100, 100 by default.</summary>
    public int? MinimumHealthyPercent { get; init; }

    /// <summary><c>ROLLING</c>; ECS has others, which are refused here.</summary>
    public string? Strategy { get; init; }
}

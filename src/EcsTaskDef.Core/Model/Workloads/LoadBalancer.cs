using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>
/// A target group that tasks are registered with. Kept and answered; nothing is balanced. Source: ECS API model.
/// </summary>
public sealed record LoadBalancer
{
    /// <summary>Settings of blue/green deployments, as they were sent.</summary>
    public JsonElement? AdvancedConfiguration { get; init; }

    /// <summary>The container that takes the traffic; it must be in the task definition.</summary>
    public string? ContainerName { get; init; }

    /// <summary>Its port; it must be mapped in the task definition.</summary>
    public int? ContainerPort { get; init; }

    /// <summary>A Classic Load Balancer; not together with a target group.</summary>
    public string? LoadBalancerName { get; init; }

    /// <summary>A target group.</summary>
    public string? TargetGroupArn { get; init; }
}

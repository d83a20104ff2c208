namespace EcsTaskDef.Model.Workloads;

/// <summary>What a service revision uses of what it names. Source: ECS API model.</summary>
public sealed record ResolvedConfiguration
{
    /// <summary>The target groups that serve its traffic.</summary>
    public IReadOnlyList<ServiceRevisionLoadBalancer>? LoadBalancers { get; init; }
}

/// <summary>A target group that serves the traffic of a service revision. Source: ECS API model.</summary>
public sealed record ServiceRevisionLoadBalancer
{
    /// <summary>The listener or its rule that leads there; absent where only one target group is named.</summary>
    public string? ProductionListenerRule { get; init; }

    /// <summary>The target group.</summary>
    public string? TargetGroupArn { get; init; }
}

using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>What tasks can run on, by name, as ECS answers it. Source: docs/ECS.md §5.3, ECS API model.</summary>
public sealed record CapacityProvider
{
    /// <summary>An Auto Scaling group; absent for another type.</summary>
    public AutoScalingGroupProvider? AutoScalingGroupProvider { get; init; }

    /// <summary>Its ARN.</summary>
    public string? CapacityProviderArn { get; init; }

    /// <summary>The cluster it belongs to; managed instances only.</summary>
    public string? Cluster { get; init; }

    /// <summary>Managed instances, as they were sent; absent for another type.</summary>
    public JsonElement? ManagedInstancesProvider { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary><c>ACTIVE</c>, or <c>INACTIVE</c> after its deletion.</summary>
    public string? Status { get; init; }

    /// <summary>Tags; empty in answers that were not asked for them.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>One of <see cref="CapacityProviderTypes"/>.</summary>
    public string? Type { get; init; }

    /// <summary>How its last change went, such as <c>UPDATE_COMPLETE</c>.</summary>
    public string? UpdateStatus { get; init; }

    /// <summary>Why a change failed.</summary>
    public string? UpdateStatusReason { get; init; }

    /// <summary>Its name.</summary>
    public override string ToString() => Name ?? "";
}

/// <summary>An Auto Scaling group that tasks run on. Source: ECS API model.</summary>
public sealed record AutoScalingGroupProvider
{
    /// <summary>The group's ARN or name. It never changes.</summary>
    public string? AutoScalingGroupArn { get; init; }

    /// <summary><c>ENABLED</c> (default) or <c>DISABLED</c>.</summary>
    public string? ManagedDraining { get; init; }

    /// <summary>How ECS scales the group.</summary>
    public ManagedScaling? ManagedScaling { get; init; }

    /// <summary><c>ENABLED</c> or <c>DISABLED</c> (default).</summary>
    public string? ManagedTerminationProtection { get; init; }
}

/// <summary>How ECS scales an Auto Scaling group. Source: ECS API model.</summary>
public sealed record ManagedScaling
{
    /// <summary>Seconds, 0 to 10,000; 300 by default.</summary>
    public int? InstanceWarmupPeriod { get; init; }

    /// <summary>Instances, 1 to 10,000; 10,000 by default.</summary>
    public int? MaximumScalingStepSize { get; init; }

    /// <summary>Instances, 1 to 10,000; 1 by default.</summary>
    public int? MinimumScalingStepSize { get; init; }

    /// <summary><c>ENABLED</c> or <c>DISABLED</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Percent, 1 to 100; 100 by default.</summary>
    public int? TargetCapacity { get; init; }
}

/// <summary>The types of capacity providers. Source: ECS API model.</summary>
public static class CapacityProviderTypes
{
    /// <summary>An Auto Scaling group.</summary>
    public const string AutoScaling = "EC2_AUTOSCALING";

    /// <summary>Instances that ECS manages.</summary>
    public const string ManagedInstances = "MANAGED_INSTANCES";

    /// <summary>Fargate; always there.</summary>
    public const string Fargate = "FARGATE";

    /// <summary>Fargate's spare capacity; always there.</summary>
    public const string FargateSpot = "FARGATE_SPOT";
}

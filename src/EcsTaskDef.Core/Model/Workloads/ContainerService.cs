using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>A service as ECS answers it. Source: docs/ECS.md §7.1 [captured].</summary>
public sealed record ContainerService
{
    /// <summary><c>ENABLED</c> or <c>DISABLED</c>, as it was sent.</summary>
    public string? AvailabilityZoneRebalancing { get; init; }

    /// <summary>Its strategy; absent with a launch type.</summary>
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    /// <summary>Its cluster.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who created it, an ARN.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The ARN of its newest deployment; absent in CreateService's answer.</summary>
    public string? CurrentServiceDeployment { get; init; }

    /// <summary>The service revisions that have tasks.</summary>
    public IReadOnlyList<ServiceCurrentRevision>? CurrentServiceRevisions { get; init; }

    /// <summary>How it deploys.</summary>
    public DeploymentConfiguration? DeploymentConfiguration { get; init; }

    /// <summary>Who deploys it.</summary>
    public DeploymentController? DeploymentController { get; init; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Deployment>? Deployments { get; init; }

    /// <summary>Tasks it should have.</summary>
    public int? DesiredCount { get; init; }

    /// <summary>Whether tasks get ECS's own tags.</summary>
    public bool? EnableECSManagedTags { get; init; }

    /// <summary>Whether tasks allow ECS Exec.</summary>
    public bool? EnableExecuteCommand { get; init; }

    /// <summary>The newest first, 100 at most.</summary>
    public IReadOnlyList<ServiceEvent>? Events { get; init; }

    /// <summary>Seconds for which a new task may be unhealthy.</summary>
    public int? HealthCheckGracePeriodSeconds { get; init; }

    /// <summary>One of <see cref="LaunchTypes"/>; absent with a strategy.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Its load balancers.</summary>
    public IReadOnlyList<LoadBalancer>? LoadBalancers { get; init; }

    /// <summary>As it was sent.</summary>
    public JsonElement? Monitoring { get; init; }

    /// <summary>Its network.</summary>
    public NetworkConfiguration? NetworkConfiguration { get; init; }

    /// <summary>Tasks on their way to RUNNING.</summary>
    public int? PendingCount { get; init; }

    /// <summary>Where tasks may be placed.</summary>
    public IReadOnlyList<PlacementConstraint>? PlacementConstraints { get; init; }

    /// <summary>Where tasks are placed by preference.</summary>
    public IReadOnlyList<PlacementStrategy>? PlacementStrategy { get; init; }

    /// <summary>Such as <c>Linux</c>; Fargate only.</summary>
    public string? PlatformFamily { get; init; }

    /// <summary>As it was asked for, <c>LATEST</c> by default; Fargate only.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary><c>NONE</c>, <c>SERVICE</c> or <c>TASK_DEFINITION</c>.</summary>
    public string? PropagateTags { get; init; }

    /// <summary><c>CUSTOMER</c>, or <c>ECS</c> of an Express service.</summary>
    public string? ResourceManagementType { get; init; }

    /// <summary>The role that ECS uses for it.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Tasks that are RUNNING.</summary>
    public int? RunningCount { get; init; }

    /// <summary><c>REPLICA</c> or <c>DAEMON</c>.</summary>
    public string? SchedulingStrategy { get; init; }

    /// <summary>Its ARN.</summary>
    public string? ServiceArn { get; init; }

    /// <summary>Its name: 1 to 255 letters, digits, hyphens and underscores.</summary>
    public string? ServiceName { get; init; }

    /// <summary>As they were sent; an empty list without.</summary>
    public JsonElement? ServiceRegistries { get; init; }

    /// <summary><c>ACTIVE</c>, <c>DRAINING</c> or <c>INACTIVE</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Its tags; absent in answers that were not asked for them.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>The ARN of the revision of its PRIMARY deployment; absent of an Express service.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>Its task sets, where something else deploys it.</summary>
    public IReadOnlyList<TaskSet>? TaskSets { get; init; }

    /// <summary>The ARN of the revision that it runs; of an Express service its PRIMARY deployment says so.</summary>
    public string? RunningDefinition() =>
        TaskDefinition ?? Deployments?.FirstOrDefault(static one => one.Status == "PRIMARY")?.TaskDefinition;

    /// <summary>The service's name.</summary>
    public override string ToString() => ServiceName ?? "";
}

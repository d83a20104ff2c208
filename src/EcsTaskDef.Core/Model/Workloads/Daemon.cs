using System.Text.Json;

namespace EcsTaskDef.Model.Workloads;

/// <summary>A daemon as ECS answers it: a task on each instance of its capacity providers. Source: ECS API model.</summary>
public sealed record DaemonDetail
{
    /// <summary>Its cluster.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>What it runs now.</summary>
    public IReadOnlyList<DaemonRevisionDetail>? CurrentRevisions { get; init; }

    /// <summary>Its ARN.</summary>
    public string? DaemonArn { get; init; }

    /// <summary>Its latest deployment.</summary>
    public string? DeploymentArn { get; init; }

    /// <summary><c>ACTIVE</c> or <c>DELETE_IN_PROGRESS</c>.</summary>
    public string? Status { get; init; }

    /// <summary>When it was changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>What a daemon runs, with its counts. Source: ECS API model.</summary>
public sealed record DaemonRevisionDetail
{
    /// <summary>The ARN of the daemon revision.</summary>
    public string? Arn { get; init; }

    /// <summary>Its capacity providers.</summary>
    public IReadOnlyList<DaemonCapacityProvider>? CapacityProviders { get; init; }

    /// <summary>Instances that drain; deployments only.</summary>
    public int? TotalDrainingInstanceCount { get; init; }

    /// <summary>Its running tasks; daemons only.</summary>
    public int? TotalRunningCount { get; init; }

    /// <summary>Instances with a running task; deployments only.</summary>
    public int? TotalRunningInstanceCount { get; init; }
}

/// <summary>A capacity provider of a daemon. Source: ECS API model.</summary>
public sealed record DaemonCapacityProvider
{
    /// <summary>Its ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>Instances that drain; deployments only.</summary>
    public int? DrainingInstanceCount { get; init; }

    /// <summary>Its running tasks; daemons only.</summary>
    public int? RunningCount { get; init; }

    /// <summary>Instances with a running task; deployments only.</summary>
    public int? RunningInstanceCount { get; init; }
}

/// <summary>A daemon in a list. Source: ECS API model.</summary>
public sealed record DaemonSummary
{
    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Its ARN.</summary>
    public string? DaemonArn { get; init; }

    /// <summary><c>ACTIVE</c>.</summary>
    public string? Status { get; init; }

    /// <summary>When it was changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>A deployment of a daemon. Source: ECS API model.</summary>
public sealed record DaemonDeployment
{
    /// <summary>Its cluster.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The daemon; in lists only.</summary>
    public string? DaemonArn { get; init; }

    /// <summary>Its ARN.</summary>
    public string? DaemonDeploymentArn { get; init; }

    /// <summary>How it deploys, as it was sent.</summary>
    public JsonElement? DeploymentConfiguration { get; init; }

    /// <summary>When it was finished.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What it replaces.</summary>
    public IReadOnlyList<DaemonRevisionDetail>? SourceDaemonRevisions { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary><c>SUCCESSFUL</c>: there is no instance to wait for.</summary>
    public string? Status { get; init; }

    /// <summary>What it deploys.</summary>
    public DaemonRevisionDetail? TargetDaemonRevision { get; init; }

    /// <summary>What it deploys; in lists only.</summary>
    public string? TargetDaemonRevisionArn { get; init; }
}

/// <summary>What a daemon ran or runs. Source: ECS API model.</summary>
public sealed record DaemonRevision
{
    /// <summary>Its cluster.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>Its images.</summary>
    public IReadOnlyList<ContainerImage>? ContainerImages { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The daemon.</summary>
    public string? DaemonArn { get; init; }

    /// <summary>Its ARN.</summary>
    public string? DaemonRevisionArn { get; init; }

    /// <summary>The ARN of the daemon task definition.</summary>
    public string? DaemonTaskDefinitionArn { get; init; }

    /// <summary>Whether tasks get ECS's own tags.</summary>
    public bool? EnableECSManagedTags { get; init; }

    /// <summary>Whether tasks allow ECS Exec.</summary>
    public bool? EnableExecuteCommand { get; init; }

    /// <summary><c>DAEMON</c> or <c>NONE</c>.</summary>
    public string? PropagateTags { get; init; }
}

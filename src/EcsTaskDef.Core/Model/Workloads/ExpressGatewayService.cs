namespace EcsTaskDef.Model.Workloads;

/// <summary>An Express service as ECS answers it, with its configurations. Source: ECS API model, docs/ECS.md §7.8.</summary>
public sealed record ExpressGatewayService
{
    /// <summary>The configurations that have tasks, the newest first.</summary>
    public IReadOnlyList<ExpressGatewayServiceConfiguration>? ActiveConfigurations { get; init; }

    /// <summary>The ARN of its cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The ARN of the service deployment that is under way; absent when none is.</summary>
    public string? CurrentDeployment { get; init; }

    /// <summary>The role with which ECS makes what lies outside ECS.</summary>
    public string? InfrastructureRoleArn { get; init; }

    /// <summary>Its ARN, that of a service.</summary>
    public string? ServiceArn { get; init; }

    /// <summary>Its name.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Its status.</summary>
    public ExpressGatewayServiceStatus? Status { get; init; }

    /// <summary>Its tags; absent in answers that were not asked for them.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>When its configuration was changed last.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>An Express service after a change. Source: ECS API model.</summary>
public sealed record UpdatedExpressGatewayService
{
    /// <summary>The ARN of its cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Its ARN.</summary>
    public string? ServiceArn { get; init; }

    /// <summary>Its name.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Its status.</summary>
    public ExpressGatewayServiceStatus? Status { get; init; }

    /// <summary>What it is on its way to.</summary>
    public ExpressGatewayServiceConfiguration? TargetConfiguration { get; init; }

    /// <summary>When its configuration was changed last.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>The status of an Express service. Source: ECS API model.</summary>
public sealed record ExpressGatewayServiceStatus
{
    /// <summary><c>ACTIVE</c>, <c>DRAINING</c> or <c>INACTIVE</c>.</summary>
    public string? StatusCode { get; init; }

    /// <summary>Why; absent here.</summary>
    public string? StatusReason { get; init; }
}

/// <summary>What one service revision of an Express service is configured by. Source: ECS API model.</summary>
public sealed record ExpressGatewayServiceConfiguration
{
    /// <summary>CPU units of a task.</summary>
    public string? Cpu { get; init; }

    /// <summary>When the service revision was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The execution role of its tasks.</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>The path that health checks ask for.</summary>
    public string? HealthCheckPath { get; init; }

    /// <summary>Where it can be reached.</summary>
    public IReadOnlyList<IngressPathSummary>? IngressPaths { get; init; }

    /// <summary>MiB of a task.</summary>
    public string? Memory { get; init; }

    /// <summary>Its network; absent where none was given.</summary>
    public ExpressGatewayServiceNetworkConfiguration? NetworkConfiguration { get; init; }

    /// <summary>The container that serves.</summary>
    public ExpressGatewayContainer? PrimaryContainer { get; init; }

    /// <summary>How it scales.</summary>
    public ExpressGatewayScalingTarget? ScalingTarget { get; init; }

    /// <summary>The ARN of the service revision.</summary>
    public string? ServiceRevisionArn { get; init; }

    /// <summary>The ARN of the revision that its tasks run.</summary>
    public string? TaskDefinitionArn { get; init; }

    /// <summary>The role of its tasks.</summary>
    public string? TaskRoleArn { get; init; }
}

/// <summary>Subnets and security groups of an Express service. Source: ECS API model.</summary>
public sealed record ExpressGatewayServiceNetworkConfiguration
{
    /// <summary>Ids. They are not looked up.</summary>
    public IReadOnlyList<string>? SecurityGroups { get; init; }

    /// <summary>Ids. They are not looked up.</summary>
    public IReadOnlyList<string>? Subnets { get; init; }
}

/// <summary>The container of an Express service that serves; a task definition has it as <c>Main</c>. Source: ECS API model.</summary>
public sealed record ExpressGatewayContainer
{
    /// <summary>Where it logs to.</summary>
    public ExpressGatewayServiceAwsLogsConfiguration? AwsLogsConfiguration { get; init; }

    /// <summary>Its command.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The port that it listens on, 80 by default.</summary>
    public int? ContainerPort { get; init; }

    /// <summary>Environment variables.</summary>
    public IReadOnlyList<NameValuePair>? Environment { get; init; }

    /// <summary>Its image.</summary>
    public string? Image { get; init; }

    /// <summary>Credentials for a private registry.</summary>
    public RepositoryCredentials? RepositoryCredentials { get; init; }

    /// <summary>Secrets.</summary>
    public IReadOnlyList<Secret>? Secrets { get; init; }
}

/// <summary>Where the container of an Express service logs to. Source: ECS API model.</summary>
public sealed record ExpressGatewayServiceAwsLogsConfiguration
{
    /// <summary>The name of the log group. It is not looked up.</summary>
    public string? LogGroup { get; init; }

    /// <summary>What the names of log streams begin with.</summary>
    public string? LogStreamPrefix { get; init; }
}

/// <summary>How an Express service scales; nothing is measured here. Source: ECS API model.</summary>
public sealed record ExpressGatewayScalingTarget
{
    /// <summary><c>AVERAGE_CPU</c> (default), <c>AVERAGE_MEMORY</c> or <c>REQUEST_COUNT_PER_TARGET</c>.</summary>
    public string? AutoScalingMetric { get; init; }

    /// <summary>The value that the metric is kept at, 60 by default.</summary>
    public int? AutoScalingTargetValue { get; init; }

    /// <summary>Tasks at most.</summary>
    public int? MaxTaskCount { get; init; }

    /// <summary>Tasks at least: the service's desired count here.</summary>
    public int? MinTaskCount { get; init; }
}

/// <summary>Where an Express service can be reached. Source: ECS API model.</summary>
public sealed record IngressPathSummary
{
    /// <summary><c>PUBLIC</c> or <c>PRIVATE</c>.</summary>
    public string? AccessType { get; init; }

    /// <summary>A host name. Nothing answers there.</summary>
    public string? Endpoint { get; init; }
}

/// <summary>What ECS makes for an Express service; only where it can be reached is answered here. Source: ECS API model.</summary>
public sealed record EcsManagedResources
{
    /// <summary>Where it can be reached.</summary>
    public IReadOnlyList<IngressPathSummary>? IngressPaths { get; init; }
}

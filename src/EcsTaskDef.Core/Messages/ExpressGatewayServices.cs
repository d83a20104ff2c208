namespace EcsTaskDef.Messages;

/// <summary>What an Express service is asked to be: at its creation, and with a change, where what is absent stays as it is.</summary>
public abstract record ExpressGatewaySettings
{
    /// <summary>CPU units of a task.</summary>
    public string? Cpu { get; init; }

    /// <summary>The execution role of its tasks.</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>The path that health checks ask for; it begins with a slash.</summary>
    public string? HealthCheckPath { get; init; }

    /// <summary>MiB of a task.</summary>
    public string? Memory { get; init; }

    /// <summary>Its network.</summary>
    public ExpressGatewayServiceNetworkConfiguration? NetworkConfiguration { get; init; }

    /// <summary>The container that serves. ECS registers a task definition for it.</summary>
    public ExpressGatewayContainer? PrimaryContainer { get; init; }

    /// <summary>How it scales.</summary>
    public ExpressGatewayScalingTarget? ScalingTarget { get; init; }

    /// <summary>A task definition of one's own, instead of container, sizes and roles; its container <c>Main</c> serves.</summary>
    public string? TaskDefinitionArn { get; init; }

    /// <summary>The role of its tasks.</summary>
    public string? TaskRoleArn { get; init; }
}

/// <summary>Asks for an Express service.</summary>
public sealed record CreateExpressGatewayServiceRequest : ExpressGatewaySettings, IEcsRequest<ExpressGatewayServiceResponse>
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent, which is created where there is none.</summary>
    public string? Cluster { get; init; }

    /// <summary>The role with which ECS makes what lies outside ECS.</summary>
    public string? InfrastructureRoleArn { get; init; }

    /// <summary>Its name; ECS gives it one when absent.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Asks for an Express service.</summary>
public sealed record DescribeExpressGatewayServiceRequest : IEcsRequest<ExpressGatewayServiceResponse>
{
    /// <summary><c>TAGS</c>.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Its ARN.</summary>
    public string? ServiceArn { get; init; }
}

/// <summary>Asks to change an Express service.</summary>
public sealed record UpdateExpressGatewayServiceRequest : ExpressGatewaySettings, IEcsRequest<UpdateExpressGatewayServiceResponse>
{
    /// <summary>Its ARN.</summary>
    public string? ServiceArn { get; init; }
}

/// <summary>Asks to delete an Express service.</summary>
public sealed record DeleteExpressGatewayServiceRequest : IEcsRequest<ExpressGatewayServiceResponse>
{
    /// <summary>Its ARN.</summary>
    public string? ServiceArn { get; init; }
}

/// <summary>The Express service.</summary>
public sealed record ExpressGatewayServiceResponse
{
    /// <summary>It.</summary>
    public required ExpressGatewayService Service { get; init; }
}

/// <summary>The changed Express service.</summary>
public sealed record UpdateExpressGatewayServiceResponse
{
    /// <summary>It.</summary>
    public required UpdatedExpressGatewayService Service { get; init; }
}

namespace EcsTaskDef.Engine.Facts;

/// <summary>What makes a service an Express service (docs/ECS.md §7.8).</summary>
internal sealed record ExpressFact
{
    public string? InfrastructureRoleArn { get; init; }

    /// <summary>The host name that it has for good.</summary>
    public string Endpoint { get; init; } = "";

    public string AccessType { get; init; } = "PUBLIC";
}

/// <summary>What a deployment of an Express service is configured by, beside its definition and its network.</summary>
internal sealed record ExpressSettingsFact
{
    public string HealthCheckPath { get; init; } = "/";

    public ExpressGatewayScalingTarget ScalingTarget { get; init; } = new();
}

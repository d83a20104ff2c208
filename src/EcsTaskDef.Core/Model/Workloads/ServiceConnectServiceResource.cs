namespace EcsTaskDef.Model.Workloads;

/// <summary>A Cloud Map service that Service Connect made for a deployment. Source: ECS API model.</summary>
public sealed record ServiceConnectServiceResource
{
    /// <summary>The ARN of the Cloud Map service.</summary>
    public string? DiscoveryArn { get; init; }

    /// <summary>Its name.</summary>
    public string? DiscoveryName { get; init; }
}

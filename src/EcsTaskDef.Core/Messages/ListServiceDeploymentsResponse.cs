using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>A page of deployments.</summary>
public sealed record ListServiceDeploymentsResponse
{
    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<ServiceDeploymentBrief> ServiceDeployments { get; init; }
}

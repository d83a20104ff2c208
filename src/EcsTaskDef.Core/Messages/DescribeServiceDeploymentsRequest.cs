namespace EcsTaskDef.Messages;

/// <summary>Asks for deployments.</summary>
public sealed record DescribeServiceDeploymentsRequest
{
    /// <summary>1 to 20 ARNs.</summary>
    public IReadOnlyList<string>? ServiceDeploymentArns { get; init; }
}

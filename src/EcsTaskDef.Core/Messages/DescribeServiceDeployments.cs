namespace EcsTaskDef.Messages;

/// <summary>Asks for deployments.</summary>
public sealed record DescribeServiceDeploymentsRequest
{
    /// <summary>1 to 20 ARNs.</summary>
    public IReadOnlyList<string>? ServiceDeploymentArns { get; init; }
}

/// <summary>Deployments.</summary>
public sealed record DescribeServiceDeploymentsResponse
{
    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<ServiceDeployment> ServiceDeployments { get; init; }
}

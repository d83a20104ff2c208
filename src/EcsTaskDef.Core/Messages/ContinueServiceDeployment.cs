namespace EcsTaskDef.Messages;

/// <summary>Decides for a lifecycle hook that a deployment waits for.</summary>
public sealed record ContinueServiceDeploymentRequest : IEcsRequest<ContinueServiceDeploymentResponse>
{
    /// <summary><c>CONTINUE</c> (default) or <c>ROLLBACK</c>.</summary>
    public string? Action { get; init; }

    /// <summary>The hook's id, as DescribeServiceDeployments answers it.</summary>
    public string? HookId { get; init; }

    /// <summary>The deployment's ARN.</summary>
    public string? ServiceDeploymentArn { get; init; }
}

/// <summary>The deployment that goes on, or is taken back.</summary>
public sealed record ContinueServiceDeploymentResponse
{
    /// <summary>Its ARN.</summary>
    public string? ServiceDeploymentArn { get; init; }
}

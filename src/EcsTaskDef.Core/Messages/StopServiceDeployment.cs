namespace EcsTaskDef.Messages;

/// <summary>Asks to stop a deployment that is under way.</summary>
public sealed record StopServiceDeploymentRequest : IEcsRequest<StopServiceDeploymentResponse>
{
    /// <summary>Its ARN.</summary>
    public string? ServiceDeploymentArn { get; init; }

    /// <summary><c>ROLLBACK</c> (default) or <c>ABORT</c>.</summary>
    public string? StopType { get; init; }
}

/// <summary>The deployment that stops.</summary>
public sealed record StopServiceDeploymentResponse
{
    /// <summary>Its ARN.</summary>
    public string? ServiceDeploymentArn { get; init; }
}

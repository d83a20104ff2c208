using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>Asks to change a service.</summary>
public sealed record UpdateServiceRequest : ServiceSettings
{
    /// <summary>Starts a new deployment also where nothing else asks for one.</summary>
    public bool? ForceNewDeployment { get; init; }

    /// <summary>The service, by name or ARN.</summary>
    public string? Service { get; init; }
}

/// <summary>The changed service.</summary>
public sealed record UpdateServiceResponse
{
    /// <summary>The service.</summary>
    public required ContainerService Service { get; init; }
}

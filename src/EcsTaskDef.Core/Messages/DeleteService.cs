namespace EcsTaskDef.Messages;

/// <summary>Asks to delete a service.</summary>
public sealed record DeleteServiceRequest
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>Also one that has tasks.</summary>
    public bool? Force { get; init; }

    /// <summary>The service, by name or ARN.</summary>
    public string? Service { get; init; }
}

/// <summary>The deleted service.</summary>
public sealed record DeleteServiceResponse
{
    /// <summary>The service, DRAINING.</summary>
    public required ContainerService Service { get; init; }
}

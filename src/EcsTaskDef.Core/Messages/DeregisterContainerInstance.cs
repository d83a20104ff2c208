namespace EcsTaskDef.Messages;

/// <summary>Asks to take an instance out of its cluster.</summary>
public sealed record DeregisterContainerInstanceRequest
{
    /// <summary>The cluster, by name or ARN; <c>default</c> when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>The instance, by id or ARN.</summary>
    public string? ContainerInstance { get; init; }

    /// <summary>Also one that runs tasks; they are orphaned.</summary>
    public bool? Force { get; init; }
}

/// <summary>The instance.</summary>
public sealed record DeregisterContainerInstanceResponse
{
    /// <summary>The instance, INACTIVE.</summary>
    public required ContainerInstance ContainerInstance { get; init; }
}

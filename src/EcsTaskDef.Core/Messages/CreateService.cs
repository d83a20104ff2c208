using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>Asks for a service.</summary>
public sealed record CreateServiceRequest : ServiceSettings
{
    /// <summary>At most 36 characters; the same request with the same token answers the same service.</summary>
    public string? ClientToken { get; init; }

    /// <summary>One of <see cref="LaunchTypes"/>; EC2 unless the cluster has a default strategy.</summary>
    public string? LaunchType { get; init; }

    /// <summary>The role that ECS uses for it.</summary>
    public string? Role { get; init; }

    /// <summary><c>REPLICA</c> (default) or <c>DAEMON</c>.</summary>
    public string? SchedulingStrategy { get; init; }

    /// <summary>Its name, unique among the cluster's services that are not INACTIVE.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The new service, or the same one again.</summary>
public sealed record CreateServiceResponse
{
    /// <summary>The service.</summary>
    public required ContainerService Service { get; init; }
}

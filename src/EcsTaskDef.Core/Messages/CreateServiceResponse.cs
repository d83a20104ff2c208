using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>The new service, or the same one again.</summary>
public sealed record CreateServiceResponse
{
    /// <summary>The service.</summary>
    public required ContainerService Service { get; init; }
}

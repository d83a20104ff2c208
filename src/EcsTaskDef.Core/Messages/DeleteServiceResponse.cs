using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>The deleted service.</summary>
public sealed record DeleteServiceResponse
{
    /// <summary>The service, DRAINING.</summary>
    public required ContainerService Service { get; init; }
}

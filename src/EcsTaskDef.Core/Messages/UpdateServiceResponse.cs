using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>The changed service.</summary>
public sealed record UpdateServiceResponse
{
    /// <summary>The service.</summary>
    public required ContainerService Service { get; init; }
}

using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>The instance.</summary>
public sealed record DeregisterContainerInstanceResponse
{
    /// <summary>The instance, INACTIVE.</summary>
    public required ContainerInstance ContainerInstance { get; init; }
}

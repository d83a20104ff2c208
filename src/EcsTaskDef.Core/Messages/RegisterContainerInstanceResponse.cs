using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>The instance.</summary>
public sealed record RegisterContainerInstanceResponse
{
    /// <summary>The instance.</summary>
    public required ContainerInstance ContainerInstance { get; init; }
}

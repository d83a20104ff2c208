namespace EcsTaskDef.Model;

/// <summary>Devices that a container needs. Source: ECS API model.</summary>
public sealed record ResourceRequirement : EcsStructure
{
    /// <summary>Kind of device: one of <see cref="ResourceTypes"/>. Required. Source: ECS API model.</summary>
    public string? Type { get; init; }

    /// <summary>
    /// Number of GPUs, or <c>ALL</c>; always <c>ALL</c> for Neuron devices. Required. Source: ECS API model.
    /// </summary>
    public string? Value { get; init; }
}

namespace EcsTaskDef.Model;

/// <summary>An Elastic Inference accelerator. Retired: ECS refuses it. Source: docs/ECS.md §3.3 [bench].</summary>
public sealed record InferenceAccelerator : EcsStructure
{
    /// <summary>Name by which containers ask for it. Required. Source: ECS API model.</summary>
    public string? DeviceName { get; init; }

    /// <summary>Type of accelerator. Required. Source: ECS API model.</summary>
    public string? DeviceType { get; init; }
}

namespace EcsTaskDef.Model;

/// <summary>Operating system and processor a task is made for. Source: docs/ECS.md §3.3 [captured].</summary>
public sealed record RuntimePlatform : EcsStructure
{
    /// <summary>Processor: one of <see cref="CpuArchitectures"/>. Source: docs/ECS.md §3.3 [captured].</summary>
    public string? CpuArchitecture { get; init; }

    /// <summary>Operating system: one of <see cref="OSFamilies"/>. Source: docs/ECS.md §3.3 [captured].</summary>
    public string? OperatingSystemFamily { get; init; }
}

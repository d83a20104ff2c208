namespace EcsTaskDef.Model;

/// <summary>A resource limit of the processes in a container. Source: docs/ECS.md §3.3 [bench].</summary>
public sealed record Ulimit : EcsStructure
{
    /// <summary>Limit that cannot be raised. Required. Source: ECS API model.</summary>
    public int? HardLimit { get; init; }

    /// <summary>What is limited: one of <see cref="UlimitNames"/>. Required. Source: ECS API model.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Limit in force, not above <see cref="HardLimit"/>. Required. Source: docs/ECS.md §3.3 [bench].
    /// </summary>
    public int? SoftLimit { get; init; }
}

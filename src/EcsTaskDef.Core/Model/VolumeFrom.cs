namespace EcsTaskDef.Model;

/// <summary>A container whose volumes are mounted in another. Source: ECS API model.</summary>
public sealed record VolumeFrom : EcsStructure
{
    /// <summary>Whether the volumes may only be read. Default false. Source: ECS API model.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>Name of a container of the same task. Source: docs/ECS.md §3.3 [bench].</summary>
    public string? SourceContainer { get; init; }
}

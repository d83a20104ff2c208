namespace EcsTaskDef.Model;

/// <summary>A volume of the task, mounted in a container. Source: ECS API model.</summary>
public sealed record MountPoint : EcsStructure
{
    /// <summary>Path in the container. ECS sets no limit in its model. Source: ECS API model.</summary>
    public string? ContainerPath { get; init; }

    /// <summary>Whether the container may only read. Default false. Source: ECS API model.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>Name of a volume that the task declares. Source: docs/ECS.md §3.3 [bench].</summary>
    public string? SourceVolume { get; init; }
}

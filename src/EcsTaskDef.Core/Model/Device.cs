namespace EcsTaskDef.Model;

/// <summary>A device of the host in a container. Source: ECS API model.</summary>
public sealed record Device : EcsStructure
{
    /// <summary>Path in the container. ECS sets no limit in its model. Source: ECS API model.</summary>
    public string? ContainerPath { get; init; }

    /// <summary>Path on the host. Required. Source: ECS API model.</summary>
    public string? HostPath { get; init; }

    /// <summary>
    /// What the container may do with it, each one of <see cref="DeviceCgroupPermissions"/>. Default all. Source: ECS
    /// API model.
    /// </summary>
    public IReadOnlyList<string>? Permissions { get; init; }
}

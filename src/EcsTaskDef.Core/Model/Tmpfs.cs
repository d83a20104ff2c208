namespace EcsTaskDef.Model;

/// <summary>A file system in memory. Source: ECS API model.</summary>
public sealed record Tmpfs : EcsStructure
{
    /// <summary>Absolute path in the container. Required. Source: ECS API model.</summary>
    public string? ContainerPath { get; init; }

    /// <summary>
    /// Mount options such as <c>ro</c> or <c>noexec</c>. ECS sets no limit in its model. Source: ECS API model.
    /// </summary>
    public IReadOnlyList<string>? MountOptions { get; init; }

    /// <summary>Greatest size in MiB. Required. Source: ECS API model.</summary>
    public int? Size { get; init; }
}

namespace EcsTaskDef.Model;

/// <summary>A volume that containers of the task can mount. Source: docs/ECS.md §3.3 [bench].</summary>
public sealed record Volume : EcsStructure
{
    /// <summary>
    /// Whether service or task settle the volume when they start; at most one such volume, and it must be mounted.
    /// Source: docs/ECS.md §3.3 [bench], [model].
    /// </summary>
    public bool? ConfiguredAtLaunch { get; init; }

    /// <summary>A Docker volume. Refused with Fargate. Source: docs/ECS.md §3.3 [bench].</summary>
    public DockerVolumeConfiguration? DockerVolumeConfiguration { get; init; }

    /// <summary>A file system of Amazon EFS. Source: docs/ECS.md §3.3 [bench].</summary>
    public EfsVolumeConfiguration? EfsVolumeConfiguration { get; init; }

    /// <summary>A file system of Amazon FSx for Windows File Server. Source: docs/ECS.md §3.3 [model].</summary>
    public FSxWindowsFileServerVolumeConfiguration? FsxWindowsFileServerVolumeConfiguration { get; init; }

    /// <summary>
    /// A directory of the host; empty for scratch space, which answers show as an empty object. Source:
    /// docs/ECS.md §3.4 [rec].
    /// </summary>
    public HostVolumeProperties? Host { get; init; }

    /// <summary>
    /// Name that mount points use: 1 to 255 letters, digits, hyphens and underscores. Source: docs/ECS.md §3.3 [seen].
    /// </summary>
    public string? Name { get; init; }

    /// <summary>A file system of Amazon S3 Files. Source: ECS API model.</summary>
    public S3FilesVolumeConfiguration? S3filesVolumeConfiguration { get; init; }
}

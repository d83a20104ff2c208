namespace EcsTaskDef.Model;

/// <summary>A file system of Amazon FSx for Windows File Server. Source: docs/ECS.md §3.3 [model].</summary>
public sealed record FSxWindowsFileServerVolumeConfiguration : EcsStructure
{
    /// <summary>Credentials and domain. Required. Source: docs/ECS.md §3.3 [model].</summary>
    public FSxWindowsFileServerAuthorizationConfig? AuthorizationConfig { get; init; }

    /// <summary>Id of the file system. Required. Source: ECS API model.</summary>
    public string? FileSystemId { get; init; }

    /// <summary>Directory to mount. Required. Source: ECS API model.</summary>
    public string? RootDirectory { get; init; }
}

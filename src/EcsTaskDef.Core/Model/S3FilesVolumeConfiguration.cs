namespace EcsTaskDef.Model;

/// <summary>A file system of Amazon S3 Files. Source: ECS API model.</summary>
public sealed record S3FilesVolumeConfiguration : EcsStructure
{
    /// <summary>ARN of the access point. ECS sets no limit in its model. Source: ECS API model.</summary>
    public string? AccessPointArn { get; init; }

    /// <summary>ARN of the file system. Required. Source: ECS API model.</summary>
    public string? FileSystemArn { get; init; }

    /// <summary>
    /// Directory to mount. Default the root; with an access point only <c>/</c>. Source: ECS API model.
    /// </summary>
    public string? RootDirectory { get; init; }

    /// <summary>Port for encrypted data. Default the mount helper's choice. Source: ECS API model.</summary>
    public int? TransitEncryptionPort { get; init; }
}

namespace EcsTaskDef.Model;

/// <summary>A file system of Amazon EFS. Source: docs/ECS.md §3.3 [bench].</summary>
public sealed record EfsVolumeConfiguration : EcsStructure
{
    /// <summary>Access point and IAM authorization. Source: ECS API model.</summary>
    public EfsAuthorizationConfig? AuthorizationConfig { get; init; }

    /// <summary>Id of the file system. Required. Source: ECS API model.</summary>
    public string? FileSystemId { get; init; }

    /// <summary>
    /// Directory to mount, answered as <c>/</c> when omitted; with an access point only <c>/</c>. Source:
    /// docs/ECS.md §3.3 [bench], [moto], [seen].
    /// </summary>
    public string? RootDirectory { get; init; }

    /// <summary>
    /// Encryption on the way: one of <see cref="EfsTransitEncryptions"/>. Default <c>DISABLED</c>. Source: ECS API
    /// model.
    /// </summary>
    public string? TransitEncryption { get; init; }

    /// <summary>
    /// Port for encrypted data; needs encryption. Default the mount helper's choice. Source: docs/ECS.md §3.3
    /// [bench].
    /// </summary>
    public int? TransitEncryptionPort { get; init; }
}

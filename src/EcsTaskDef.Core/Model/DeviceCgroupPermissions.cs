namespace EcsTaskDef.Model;

/// <summary>What a container may do with a device. Source: ECS API model.</summary>
public static class DeviceCgroupPermissions
{
    /// <summary>Read it.</summary>
    public const string Read = "read";

    /// <summary>Write to it.</summary>
    public const string Write = "write";

    /// <summary>Make device nodes.</summary>
    public const string Mknod = "mknod";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Write, Mknod];
}

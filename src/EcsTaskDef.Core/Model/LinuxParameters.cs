namespace EcsTaskDef.Model;

/// <summary>Settings of the Linux kernel for one container. Source: ECS API model.</summary>
public record LinuxParameters : EcsStructure
{
    /// <summary>Kernel capabilities added to or taken from Docker's set. Source: ECS API model.</summary>
    public KernelCapabilities? Capabilities { get; init; }

    /// <summary>Devices of the host. Refused with Fargate. Source: docs/ECS.md §3.3 [bench].</summary>
    public IReadOnlyList<Device>? Devices { get; init; }

    /// <summary>Whether a small init process forwards signals and reaps processes. Source: ECS API model.</summary>
    public bool? InitProcessEnabled { get; init; }

    /// <summary>
    /// Swap memory in MiB: 0 or more, 0 meaning none. Refused with Fargate. Source: docs/ECS.md §3.3 [model],
    /// [bench].
    /// </summary>
    public int? MaxSwap { get; init; }

    /// <summary>Size of <c>/dev/shm</c> in MiB. Refused with Fargate. Source: docs/ECS.md §3.3 [bench].</summary>
    public int? SharedMemorySize { get; init; }

    /// <summary>
    /// Eagerness to swap, 0 to 100. Default 60; ignored without <see cref="MaxSwap"/>. Source: docs/ECS.md §3.3
    /// [model].
    /// </summary>
    public int? Swappiness { get; init; }

    /// <summary>File systems in memory. Source: ECS API model.</summary>
    public IReadOnlyList<Tmpfs>? Tmpfs { get; init; }
}

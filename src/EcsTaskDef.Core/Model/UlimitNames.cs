namespace EcsTaskDef.Model;

/// <summary>Resource limits of processes. Source: ECS API model.</summary>
public static class UlimitNames
{
    /// <summary>Size of core dumps.</summary>
    public const string Core = "core";

    /// <summary>Processor time.</summary>
    public const string Cpu = "cpu";

    /// <summary>Size of the data segment.</summary>
    public const string Data = "data";

    /// <summary>Size of files.</summary>
    public const string FSize = "fsize";

    /// <summary>Number of file locks.</summary>
    public const string Locks = "locks";

    /// <summary>Locked memory.</summary>
    public const string MemLock = "memlock";

    /// <summary>Bytes in message queues.</summary>
    public const string MsgQueue = "msgqueue";

    /// <summary>Nice value.</summary>
    public const string Nice = "nice";

    /// <summary>Number of open files.</summary>
    public const string NoFile = "nofile";

    /// <summary>Number of processes.</summary>
    public const string NProc = "nproc";

    /// <summary>Resident memory.</summary>
    public const string Rss = "rss";

    /// <summary>Real-time priority.</summary>
    public const string RtPrio = "rtprio";

    /// <summary>Real-time processor time.</summary>
    public const string RtTime = "rttime";

    /// <summary>Number of pending signals.</summary>
    public const string SigPending = "sigpending";

    /// <summary>Size of the stack.</summary>
    public const string Stack = "stack";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Core,
        Cpu,
        Data,
        FSize,
        Locks,
        MemLock,
        MsgQueue,
        Nice,
        NoFile,
        NProc,
        Rss,
        RtPrio,
        RtTime,
        SigPending,
        Stack,
    ];
}

namespace EcsTaskDef.Server;

/// <summary>How much clients can take of this process at most; the defaults are for real use, tests have smaller ones.</summary>
internal sealed record ServerLimits
{
    /// <summary>The most connections at a time. An idle one costs some 20 KiB.</summary>
    public int MaxConnections { get; init; } = 4096;

    /// <summary>The system's limit on this process's open files (<c>ulimit -n</c>); null = it has none.</summary>
    public long? OpenFiles { get; init; }

    /// <summary>How many of them connections leave to the store's files and the runtime's own.</summary>
    public long ReservedFiles => Math.Clamp((OpenFiles ?? 0) / 8, 48, 512);

    /// <summary>The bytes that bodies under way and unread answers can have of the memory, all connections together.</summary>
    public long BodyMemory { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long a whole body may take, from the end of the headers.</summary>
    public TimeSpan BodyTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What has begun just now does not give way to what comes later: a body.</summary>
    public TimeSpan YoungBody { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What has begun just now does not give way to what comes later: a connection.</summary>
    public TimeSpan YoungConnection { get; init; } = TimeSpan.FromMilliseconds(250);
}

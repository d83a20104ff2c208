namespace EcsTaskDef.Settings;

/// <summary>What a <c>RegistryHost</c> is opened with.</summary>
public sealed record RegistryHostOptions
{
    /// <summary>The account of a store of which nobody said whose it is.</summary>
    public const string DefaultAccount = "000000000000";

    /// <summary>The store's folder, as a full path. It is made at the first change when it is not there.</summary>
    public required string StorePath { get; init; }

    /// <summary>
    /// The account asked for, twelve digits. Null = the store's own, <see cref="DefaultAccount"/> for a new one. A store of
    /// another account is refused.
    /// </summary>
    public string? Account { get; init; }

    /// <summary>
    /// How long a DELETE_IN_PROGRESS revision that nobody uses can be seen, for this process only. Null = the store's
    /// setting (5 minutes unless set).
    /// </summary>
    public TimeSpan? RemovalDelay { get; init; }

    /// <summary>
    /// Changes the store's <see cref="RuntimeSettings"/> for this process only. Null = they hold as they are.
    /// </summary>
    public Func<RuntimeSettings, RuntimeSettings>? OverrideRuntime { get; init; }

    /// <summary>Where time comes from.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Opens a store even on a network file system, where its locks and syncs may not hold.</summary>
    public bool AllowNetworkFileSystem { get; init; }

    /// <summary>Hears how far long work is, on any thread and while locks are held: it must not throw. Null = nobody.</summary>
    public IProgress<StoreProgress>? Progress { get; init; }

    /// <summary>
    /// Receives warnings that belong to no answer: <c>StoreNotCompacted</c>, when damage keeps a region from being compacted, once per
    /// process and region until the region is repaired. Called on any thread; it must not throw. Null = no warnings.
    /// </summary>
    public Action<EcsException>? Warn { get; init; }
}

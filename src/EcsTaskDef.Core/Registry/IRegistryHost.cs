namespace EcsTaskDef.Registry;

/// <summary>
/// A store opened, with a registry for every region in it: what a door asks for at its start. Safe for concurrent use;
/// several hosts, in several processes too, may open one store.
/// </summary>
public interface IRegistryHost : IDisposable
{
    /// <summary>The account id in every ARN.</summary>
    string Account { get; }

    /// <summary>The store's settings of what runs, with this process's own overrides.</summary>
    RuntimeSettings RuntimeSettings { get; }

    /// <summary>What the store's clock says now.</summary>
    DateTimeOffset CurrentTime { get; }

    /// <summary>
    /// Whether the store, or a region of it, was deleted, renamed or unmounted since this host first had it. Such a host refuses until
    /// it is back; another host begins anew.
    /// </summary>
    bool IsGone { get; }

    /// <summary>
    /// Asks, now and once, whether the place answers that keeps the store: for who wants to know of it before somebody's operation has to
    /// wait. A registry that is kept at the other end of a wire is not asked.
    /// </summary>
    /// <exception cref="EcsException">Why it does not.</exception>
    ValueTask CheckAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// The registry of one region. Cheap: everything large is shared by all registries of the region.
    /// </summary>
    /// <param name="region">
    /// The region; it must match a partition's pattern or be made of lower-case letters, digits and hyphens
    /// (<see cref="Regions.IsSafeName"/>).
    /// </param>
    /// <param name="user">
    /// Who asks: the last part of <c>registeredBy</c>, <c>arn:{partition}:iam::{account}:user/{user}</c>.
    /// </param>
    IRegistry GetRegistry(string region, string user);

    /// <summary>Regions that hold anything, in ordinal order.</summary>
    IReadOnlyList<string> GetRegions();

    /// <summary>What the store holds and how large it is.</summary>
    ValueTask<StoreDescription> DescribeAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps the removal delay in the store, for every process from now on. 0 to 365 days.
    /// </summary>
    /// <exception cref="EcsException"><c>StoreRemovalDelayInvalid</c>: out of range.</exception>
    ValueTask SetRemovalDelayAsync(TimeSpan removalDelay, CancellationToken cancellationToken = default);

    /// <summary>Keeps settings of what runs in the store, for every process from now on.</summary>
    /// <param name="change">Takes the settings as the store has them, and gives those that it shall have.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="EcsException"><c>StoreRuntimeSettingInvalid</c>: one is out of range.</exception>
    ValueTask SetRuntimeSettingsAsync(Func<RuntimeSettings, RuntimeSettings> change, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives back the space of documents that nobody can see any more: those of removed revisions, and of what runs when it was
    /// replaced or is gone. Readers and writers go on, also in other processes; killed at any moment it leaves the region as it
    /// was or compacted.
    /// </summary>
    /// <param name="region">The region.</param>
    /// <param name="apply">False = only say how much there is to gain.</param>
    /// <param name="cancellationToken">Stops it; the region is as it was then.</param>
    /// <exception cref="EcsException">
    /// <c>StoreRegionMissing</c>: nothing was ever registered in it. <c>StoreOptimizeFailed</c>: the disk refused. <c>StoreBusy</c>:
    /// another process holds the lock.
    /// </exception>
    StoreOptimization Optimize(string region, bool apply, CancellationToken cancellationToken = default);
}

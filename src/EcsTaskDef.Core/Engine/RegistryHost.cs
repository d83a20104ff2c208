using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Engine;

/// <summary>
/// A store opened, with a registry for every region in it: what a door asks for at its start. Safe for concurrent use;
/// several hosts, in several processes too, may open one store.
/// </summary>
public sealed class RegistryHost : IDisposable
{
    private readonly IRegistryStore _store;
    private readonly TimeSpan? _removalDelay;
    private readonly Shared _shared;
    private readonly KnownRegions<LocalRegistry.HighWater> _highWaters = new();

    internal RegistryHost(
        IRegistryStore store, TimeProvider clock, TimeSpan? removalDelay = null,
        Func<RuntimeSettings, RuntimeSettings>? overrideRuntime = null, IProgress<StoreProgress>? progress = null)
    {
        if (removalDelay is { } delay) DemandRemovalDelay(delay);
        _store = store;
        _removalDelay = removalDelay;
        _shared = new Shared(store, clock, removalDelay, overrideRuntime, progress);
    }

    /// <summary>The account id in every ARN.</summary>
    public string Account => _store.Account;

    /// <summary>
    /// Whether the store, or a region of it, was deleted, renamed or unmounted since this host first had it. Such a host refuses until
    /// it is back; another host begins anew.
    /// </summary>
    public bool IsGone => _store is JsonStore { IsGone: true };

    /// <summary>Opens the store, or prepares a new one; the folder is made at the first change.</summary>
    /// <exception cref="EcsException">
    /// The store is of a newer format (<c>StoreVersionTooNew</c>), of another account (<c>StoreAccountMismatch</c>), or
    /// cannot be read.
    /// </exception>
    public static RegistryHost Open(RegistryHostOptions options) =>
        new(JsonStore.Open(options), options.Clock, options.RemovalDelay, options.OverrideRuntime, options.Progress);

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
    public LocalRegistry GetRegistry(string region, string user)
    {
        if (!Regions.IsSafeName(region)) throw EcsErrors.Fault(SR.StoreRegionInvalid, [region]);
        return new LocalRegistry(
            _shared, region, user, _highWaters.Get(region, static _ => new LocalRegistry.HighWater(), _store.GetRegions));
    }

    /// <summary>What the store holds and how large it is.</summary>
    public async ValueTask<StoreDescription> DescribeAsync(CancellationToken cancellationToken = default)
    {
        List<RegionDescription> regions = new();
        foreach (string name in _store.GetRegions())
        {
            IRegionStore region = _store.OpenRegion(name);
            RegionTotals totals = await GetRegistry(name, "").GetTotalsAsync(cancellationToken).ConfigureAwait(false);
            regions.Add(new RegionDescription
            {
                Region = name,
                FamilyCount = totals.FamilyCount,
                ActiveCount = totals.ActiveCount,
                InactiveCount = totals.InactiveCount,
                DeleteInProgressCount = totals.DeleteInProgressCount,
                SizeInBytes = region.SizeInBytes,
            });
        }

        return new StoreDescription
        {
            Path = _store.Location,
            Exists = _store.Exists,
            Account = _store.Account,
            FormatVersion = JsonStore.FormatVersion,
            RemovalDelay = _removalDelay ?? _store.Settings.RemovalDelay,
            SizeInBytes = regions.Sum(static r => r.SizeInBytes),
            Regions = regions,
        };
    }

    /// <summary>
    /// Keeps the removal delay in the store, for every process from now on. 0 to 365 days.
    /// </summary>
    /// <exception cref="EcsException"><c>StoreRemovalDelayInvalid</c>: out of range.</exception>
    public ValueTask SetRemovalDelayAsync(TimeSpan removalDelay, CancellationToken cancellationToken = default)
    {
        DemandRemovalDelay(removalDelay);
        return _store.ChangeSettingsAsync(settings => settings with { RemovalDelay = removalDelay }, cancellationToken);
    }

    /// <summary>The store's settings of what runs, with this process's own overrides.</summary>
    public RuntimeSettings RuntimeSettings =>
        _shared.OverrideRuntime is { } change ? change(_store.Settings.Runtime).Demand() : _store.Settings.Runtime;

    /// <summary>What the store's clock says now.</summary>
    public DateTimeOffset CurrentTime => _shared.Clock.GetUtcNow() is var now && RuntimeSettings.Clock is { } clock ? clock.Apply(now) : now;

    /// <summary>Keeps settings of what runs in the store, for every process from now on.</summary>
    /// <param name="change">Takes the settings as the store has them, and gives those that it shall have.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="EcsException"><c>StoreRuntimeSettingInvalid</c>: one is out of range.</exception>
    public ValueTask SetRuntimeSettingsAsync(
        Func<RuntimeSettings, RuntimeSettings> change, CancellationToken cancellationToken = default) =>
        _store.ChangeSettingsAsync(settings => settings with { Runtime = change(settings.Runtime).Demand() }, cancellationToken);

    /// <summary>Regions that hold anything, in ordinal order.</summary>
    public IReadOnlyList<string> GetRegions() => _store.GetRegions();

    /// <summary>
    /// Gives back the space of documents that nobody can see any more: those of removed revisions, and of what runs when it was
    /// replaced or is gone. Readers and writers go on, also in other processes; killed at any moment it leaves the region as it
    /// was or compacted.
    /// </summary>
    /// <param name="region">The region.</param>
    /// <param name="apply">False = only say how much there is to gain.</param>
    /// <param name="cancellationToken">Stops it; the region is as it was then.</param>
    /// <exception cref="EcsException">
    /// <c>StoreRegionMissing</c>: nothing was ever registered in it. <c>StoreOptimizeFailed</c>: the disk refused. <c>StoreBusy</c>: another
    /// process holds the lock.
    /// </exception>
    public StoreOptimization Optimize(string region, bool apply, CancellationToken cancellationToken = default)
    {
        if (!GetRegions().Contains(region)) throw EcsErrors.Fault(SR.StoreRegionMissing, [region, _store.Location]);
        return _store.OpenRegion(region).Optimize(apply, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();

    /// <summary>What all registries of a host have in common.</summary>
    internal sealed record Shared(
        IRegistryStore Store, TimeProvider Clock, TimeSpan? RemovalDelay, Func<RuntimeSettings, RuntimeSettings>? OverrideRuntime,
        IProgress<StoreProgress>? Progress);

    private static void DemandRemovalDelay(TimeSpan delay)
    {
        if (delay < TimeSpan.Zero || delay > StoreSettings.MaxRemovalDelay) throw EcsErrors.Fault(SR.StoreRemovalDelayInvalid, [delay]);
    }
}

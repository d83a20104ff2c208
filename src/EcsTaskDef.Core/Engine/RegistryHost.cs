using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Engine;

/// <summary>A store of our own, opened: where the composition root of a door begins.</summary>
public sealed class RegistryHost : IRegistryHost
{
    private readonly IRegistryStore _store;
    private readonly HostContext _context;
    private readonly KnownRegions<RegionMemory> _memories = new();

    internal RegistryHost(
        IRegistryStore store, TimeProvider clock, TimeSpan? removalDelay = null,
        Func<RuntimeSettings, RuntimeSettings>? overrideRuntime = null, IProgress<StoreProgress>? progress = null)
    {
        if (removalDelay is { } delay) DemandRemovalDelay(delay);
        _store = store;
        _context = new HostContext(
            store, clock, removalDelay, overrideRuntime, progress, ServiceHealth.IsDue, ServiceHealth.CatchUp);
    }

    /// <inheritdoc/>
    public string Account => _store.Identify().Account;

    /// <inheritdoc/>
    public bool IsGone => _store.IsGone;

    /// <inheritdoc/>
    public RuntimeSettings RuntimeSettings => _context.SettingsOf(_store.Identify().Settings);

    /// <inheritdoc/>
    public DateTimeOffset CurrentTime => HostContext.TimeBy(RuntimeSettings, _store.HostTime ?? _context.Clock.GetUtcNow());

    /// <summary>Opens the store, or prepares a new one; the folder is made at the first change.</summary>
    /// <exception cref="EcsException">
    /// The store is of a newer format (<c>StoreVersionTooNew</c>), of another account (<c>StoreAccountMismatch</c>), or
    /// cannot be read.
    /// </exception>
    public static RegistryHost Open(RegistryHostOptions options) =>
        new(JsonStore.Open(options), options.Clock, options.RemovalDelay, options.OverrideRuntime, options.Progress);

    /// <inheritdoc/>
    public ValueTask CheckAsync(CancellationToken cancellationToken = default) => _store.CheckAsync(cancellationToken);

    /// <inheritdoc/>
    public IRegistry GetRegistry(string region, string user) => new LocalRegistry(EngineOf(region, user));

    /// <inheritdoc/>
    public IReadOnlyList<string> GetRegions() => _store.GetRegions();

    /// <inheritdoc/>
    public async ValueTask<StoreDescription> DescribeAsync(CancellationToken cancellationToken = default)
    {
        List<RegionDescription> regions = new();
        foreach (string name in _store.GetRegions())
        {
            IRegionStore region = _store.OpenRegion(name);

            // Without what is gone.
            RegionTotals totals = await EngineOf(name, "").ReadAsync(static view => view.Stored.Totals, cancellationToken)
                .ConfigureAwait(false);
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

        StoreIdentity store = _store.Identify();
        return new StoreDescription
        {
            Path = _store.Location,
            Exists = _store.Exists,
            Account = store.Account,
            FormatVersion = _store.FormatVersion,
            RemovalDelay = _context.RemovalDelay ?? store.Settings.RemovalDelay,
            SizeInBytes = regions.Sum(static r => r.SizeInBytes),
            Regions = regions,
        };
    }

    /// <inheritdoc/>
    public ValueTask SetRemovalDelayAsync(TimeSpan removalDelay, CancellationToken cancellationToken = default)
    {
        DemandRemovalDelay(removalDelay);
        return _store.ChangeSettingsAsync(settings => settings with { RemovalDelay = removalDelay }, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask SetRuntimeSettingsAsync(
        Func<RuntimeSettings, RuntimeSettings> change, CancellationToken cancellationToken = default) =>
        _store.ChangeSettingsAsync(settings => settings with { Runtime = change(settings.Runtime).Demand() }, cancellationToken);

    /// <inheritdoc/>
    public StoreOptimization Optimize(string region, bool apply, CancellationToken cancellationToken = default)
    {
        if (!GetRegions().Contains(region)) throw EcsErrors.Fault(SR.StoreRegionMissing, [region, _store.Location]);
        return _store.OpenRegion(region).Optimize(apply, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();

    private RegionEngine EngineOf(string region, string user)
    {
        if (!Regions.IsSafeName(region)) throw EcsErrors.Fault(SR.StoreRegionInvalid, [region]);
        return new RegionEngine(_context, region, user, _memories.Get(region, static _ => new RegionMemory(), _store.GetRegions));
    }

    private static void DemandRemovalDelay(TimeSpan delay)
    {
        if (delay < TimeSpan.Zero || delay > StoreSettings.MaxRemovalDelay) throw EcsErrors.Fault(SR.StoreRemovalDelayInvalid, [delay]);
    }
}

using System.Collections.Concurrent;
using EcsTaskDef.Remote.Calls;
using EcsTaskDef.Remote.Errors;

namespace EcsTaskDef.Remote;

/// <summary>A location at the other end of a wire, with a registry for every region. Nothing is sent before somebody asks.</summary>
public sealed class RemoteRegistryHost : IRemoteHost
{
    private readonly RemoteOptions _options;
    private readonly Lazy<string?> _homeRegion;
    private readonly ConcurrentDictionary<(string Region, string User), Lazy<RemoteRegion>> _regions = new();

    /// <summary>Prepares a host.</summary>
    /// <param name="options">Where it is, and how it is used.</param>
    public RemoteRegistryHost(RemoteOptions options)
    {
        if (!options.Location.IsRemote) throw new ArgumentException("The location is a store on disk.", nameof(options));
        _options = options;
        _homeRegion = new Lazy<string?>(() => Keys.HomeRegionOf(options.Location));
    }

    /// <summary>The account; empty until a registry was asked for.</summary>
    public string Account => _regions.Values.FirstOrDefault()?.Value.Account ?? "";

    /// <inheritdoc/>
    public string? HomeRegion => _homeRegion.Value;

    /// <inheritdoc/>
    public RuntimeSettings RuntimeSettings => new();

    /// <inheritdoc/>
    public ValueTask CheckAsync(CancellationToken cancellationToken = default) => default;

    /// <inheritdoc/>
    public DateTimeOffset CurrentTime => _options.Clock.GetUtcNow();

    /// <inheritdoc/>
    public bool IsGone => false;

    /// <inheritdoc/>
    public IRegistry GetRegistry(string region, string user) => RegionOf(region, user).Registry;

    /// <summary>Those that were asked for: ECS has no list of the regions that hold anything.</summary>
    public IReadOnlyList<string> GetRegions() =>
        [.. _regions.Keys.Select(static key => key.Region).Distinct().Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public ValueTask<StoreDescription> DescribeAsync(CancellationToken cancellationToken = default) => throw NotAvailable("Its size is");

    /// <inheritdoc/>
    public ValueTask<RemoteDescription> DescribeAsync(string region, string user, CancellationToken cancellationToken = default) =>
        RegionOf(region, user).DescribeAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask SetRemovalDelayAsync(TimeSpan removalDelay, CancellationToken cancellationToken = default) =>
        throw NotAvailable("A removal delay is");

    /// <inheritdoc/>
    public ValueTask SetRuntimeSettingsAsync(
        Func<RuntimeSettings, RuntimeSettings> change, CancellationToken cancellationToken = default) =>
        throw NotAvailable("Settings of clock, delays, windows and quotas are");

    /// <inheritdoc/>
    public StoreOptimization Optimize(string region, bool apply, CancellationToken cancellationToken = default) =>
        throw NotAvailable("Compaction is");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Lazy<RemoteRegion> one in _regions.Values)
            if (one.IsValueCreated) one.Value.Dispose();
        _regions.Clear();
    }

    private RemoteRegion RegionOf(string region, string user) => _regions.GetOrAdd(
        (region, user), key => new Lazy<RemoteRegion>(() => new RemoteRegion(_options, key.Region, key.User))).Value;

    private EcsException NotAvailable(string what) => RemoteErrors.NotAvailable(what, new RemotePlace(_options.Location, ""));
}

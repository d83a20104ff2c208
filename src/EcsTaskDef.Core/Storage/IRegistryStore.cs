namespace EcsTaskDef.Storage;

/// <summary>
/// The second of the two seams (docs/ARCHITECTURE.md): a store remembers. Only the engine has one.
/// </summary>
internal interface IRegistryStore : IDisposable
{
    /// <summary>Where it is, for people.</summary>
    string Location { get; }

    /// <summary>False while nothing was ever written.</summary>
    bool Exists { get; }

    /// <summary>Whether the store, or a region of it, is gone that this process has had.</summary>
    bool IsGone { get; }

    /// <summary>Asks, now and once, whether the place answers where it is kept.</summary>
    /// <exception cref="EcsException">Why it does not.</exception>
    ValueTask CheckAsync(CancellationToken cancellationToken);

    /// <summary>The version of the form in which it is kept.</summary>
    int FormatVersion { get; }

    /// <summary>
    /// Looks whose store it is, and how it is set. A view of a region knows it too, as of its moment. The look may be a second old where
    /// a look costs a way to another host.
    /// </summary>
    StoreIdentity Identify();

    /// <summary>The time where the store is kept, asked now; null where that is the host itself.</summary>
    DateTimeOffset? HostTime { get; }

    IRegionStore OpenRegion(string region);

    /// <summary>Regions that were ever written to, in ordinal order.</summary>
    IReadOnlyList<string> GetRegions();

    ValueTask ChangeSettingsAsync(Func<StoreSettings, StoreSettings> change, CancellationToken cancellationToken);
}

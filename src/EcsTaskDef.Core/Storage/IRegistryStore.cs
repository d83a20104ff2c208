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

    /// <summary>Looks whose store it is, and how it is set. A view of a region knows it too, as of its moment.</summary>
    StoreIdentity Identify();

    IRegionStore OpenRegion(string region);

    /// <summary>Regions that were ever written to, in ordinal order.</summary>
    IReadOnlyList<string> GetRegions();

    ValueTask ChangeSettingsAsync(Func<StoreSettings, StoreSettings> change, CancellationToken cancellationToken);
}

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

    string Account { get; }

    StoreSettings Settings { get; }

    /// <summary>Account and settings of one moment, for one look at the store instead of two.</summary>
    (string Account, StoreSettings Settings) Identity { get; }

    IRegionStore OpenRegion(string region);

    /// <summary>Regions that were ever written to, in ordinal order.</summary>
    IReadOnlyList<string> GetRegions();

    ValueTask ChangeSettingsAsync(Func<StoreSettings, StoreSettings> change, CancellationToken cancellationToken);
}

namespace EcsTaskDef.Storage;

/// <summary>Readings and changes of which nobody knows in advance what they read.</summary>
internal static class RegionStoreReads
{
    /// <summary><see cref="IRegionStore.ReadAsync"/> without a plan.</summary>
    public static ValueTask<T> ReadAsync<T>(
        this IRegionStore region, Func<IRegionView, T> read, CancellationToken cancellationToken) =>
        region.ReadAsync(read, null, cancellationToken);

    /// <summary><see cref="IRegionStore.ChangeAsync"/> without a plan.</summary>
    public static ValueTask<T> ChangeAsync<T>(
        this IRegionStore region, Func<IRegionView, Change, T> decide, CancellationToken cancellationToken) =>
        region.ChangeAsync(decide, null, cancellationToken);
}

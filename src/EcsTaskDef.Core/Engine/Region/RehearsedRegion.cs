using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Region;

/// <summary>A region in which changes are decided and then forgotten. It writes nothing and takes no lock of a writer.</summary>
internal sealed class RehearsedRegion : IRegionStore
{
    private readonly IRegionStore _region;

    public RehearsedRegion(IRegionStore region) => _region = region;

    public string Name => _region.Name;

    public long SizeInBytes => _region.SizeInBytes;

    public ValueTask<T> ReadAsync<T>(Func<IRegionView, T> read, ReadPlan? plan, CancellationToken cancellationToken) =>
        _region.ReadAsync(read, plan, cancellationToken);

    public ValueTask<T> ChangeAsync<T>(Func<IRegionView, Change, T> decide, ReadPlan? plan, CancellationToken cancellationToken) =>
        _region.ReadAsync(
            view =>
            {
                (IRegionView rehearsed, Change change) = view.Rehearse();
                return decide(rehearsed, change);
            },
            plan, cancellationToken);

    public StoreOptimization Optimize(bool apply, CancellationToken cancellationToken) =>
        _region.Optimize(apply: false, cancellationToken);

    public ValueTask<StoredHistory> ReadHistoryAsync(
        HistoryMark from, bool descending, string? family, CancellationToken cancellationToken) =>
        _region.ReadHistoryAsync(from, descending, family, cancellationToken);
}

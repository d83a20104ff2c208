using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>A memory store that counts what its views are asked.</summary>
internal sealed class CountingStore : IRegistryStore
{
    private readonly MemoryStore _inner = new();

    public Dictionary<string, int> Calls { get; } = [];

    /// <summary>Called after each reading, outside the store's lock.</summary>
    public Action? AfterRead { get; set; }

    public string Location => _inner.Location;

    public DateTimeOffset? HostTime => null;

    public bool Exists => _inner.Exists;

    public bool IsGone => _inner.IsGone;

    public int FormatVersion => _inner.FormatVersion;

    public StoreIdentity Identify() => _inner.Identify();

    public ValueTask CheckAsync(CancellationToken cancellationToken) => _inner.CheckAsync(cancellationToken);

    public IRegionStore OpenRegion(string region) => new CountingRegion(_inner.OpenRegion(region), this);

    public IReadOnlyList<string> GetRegions() => _inner.GetRegions();

    public ValueTask ChangeSettingsAsync(Func<StoreSettings, StoreSettings> change, CancellationToken cancellationToken) =>
        _inner.ChangeSettingsAsync(change, cancellationToken);

    public void Dispose() => _inner.Dispose();

    private sealed class CountingRegion(IRegionStore inner, CountingStore owner) : IRegionStore
    {
        public string Name => inner.Name;

        public long SizeInBytes => inner.SizeInBytes;

        public async ValueTask<T> ReadAsync<T>(Func<IRegionView, T> read, ReadPlan? plan, CancellationToken cancellationToken)
        {
            T result = await inner.ReadAsync(view => read(CountingView.Of(view, owner.Calls)), plan, cancellationToken);
            owner.AfterRead?.Invoke();
            return result;
        }

        public ValueTask<T> ChangeAsync<T>(Func<IRegionView, Change, T> decide, ReadPlan? plan, CancellationToken cancellationToken) =>
            inner.ChangeAsync(decide, plan, cancellationToken);

        public StoreOptimization Optimize(bool apply, CancellationToken cancellationToken) => inner.Optimize(apply, cancellationToken);

        public ValueTask<StoredHistory> ReadHistoryAsync(
            HistoryMark from, bool descending, string? family, CancellationToken cancellationToken) =>
            inner.ReadHistoryAsync(from, descending, family, cancellationToken);
    }
}

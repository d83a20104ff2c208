using System.Collections.Concurrent;
using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Memory;

/// <summary>A store that forgets with its process: for tests and as the floor of benchmarks.</summary>
internal sealed class MemoryStore : IRegistryStore
{
    private readonly ConcurrentDictionary<string, MemoryRegion> _regions = new(StringComparer.Ordinal);

    private StoreIdentity _identity;

    public MemoryStore(string account = RegistryHostOptions.DefaultAccount) => _identity = new StoreIdentity(account, new StoreSettings());

    public string Location => "memory";

    public DateTimeOffset? HostTime => null;

    public bool Exists => true;

    public bool IsGone => false;

    public int FormatVersion => 1;

    public StoreIdentity Identify() => _identity;

    public ValueTask CheckAsync(CancellationToken cancellationToken) => default;

    public IRegionStore OpenRegion(string region) => _regions.GetOrAdd(region, name => new MemoryRegion(this, name));

    public IReadOnlyList<string> GetRegions() => _regions.Values.Where(static r => r.HasEvents)
        .Select(static r => r.Name).OrderBy(static name => name, StringComparer.Ordinal).ToArray();

    public ValueTask ChangeSettingsAsync(Func<StoreSettings, StoreSettings> change, CancellationToken cancellationToken)
    {
        _identity = _identity with { Settings = change(_identity.Settings) };
        return default;
    }

    public void Dispose() => _regions.Clear();

    private sealed class MemoryRegion : IRegionStore, IExtentReader
    {
        private readonly object _gate = new();
        private readonly List<byte[]> _pieces = new();
        private readonly MemoryLayer _entries = new();
        private readonly List<StoredChange> _changes = new();
        private readonly LayerStack _layers;
        private readonly MemoryStore _store;

        public MemoryRegion(MemoryStore store, string name)
        {
            _store = store;
            Name = name;
            _layers = new LayerStack([_entries]);
        }

        public string Name { get; }

        public bool HasEvents => _entries.Count > 0;

        public long SizeInBytes => 0;

        // The memory keeps no journal.
        public StoreOptimization Optimize(bool apply, CancellationToken cancellationToken) => new(Name, 0, 0, 0, false, 0);

        public ValueTask<T> ReadAsync<T>(Func<IRegionView, T> read, ReadPlan? plan, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (_gate)
            {
                ViewStamp stamp = new(this, _changes.Count);
                return new ValueTask<T>(read(new RegionView(_store._identity, _layers, this, stamp: stamp)));
            }
        }

        public ValueTask<T> ChangeAsync<T>(Func<IRegionView, Change, T> decide, ReadPlan? plan, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (_gate)
            {
                MemoryLayer own = new();
                LayerStack layers = new([own, _entries]);
                IndexWriter writer = new(layers, own);
                Change change = new(e => writer.Apply(e, Keep(PendingPieces.DocumentOf(e)), Keep(PendingPieces.TagsOf(e))));
                T result = decide(new RegionView(_store._identity, layers, this, writer), change);
                writer.Flush();
                _entries.TakeAll(own);
                if (change.Events.Count > 0) _changes.Add(new StoredChange(_changes.Count
                    + 1, change.By, "", 0, change.Copied is null ? change.Events.Select(Bare).ToArray() : []));
                foreach (StoredChange past in change.Copied ?? []) _changes.Add(past with { Sequence = _changes.Count + 1 });
                return new ValueTask<T>(result);
            }
        }

        public ValueTask<StoredHistory> ReadHistoryAsync(
            HistoryMark from, bool descending, string? family, CancellationToken cancellationToken)
        {
            const int Page = 100;
            cancellationToken.ThrowIfCancellationRequested();
            lock (_gate)
            {
                int last = (int)Math.Min(from.Sequence, _changes.Count + 1L);
                List<StoredChange> page = descending
                    ? _changes.GetRange(Math.Max(0, last - 1 - Page), Math.Min(Page, Math.Max(0, last - 1)))
                    : _changes.Skip(last).Take(Page).ToList();
                if (descending) page.Reverse();
                long reached = page.Count > 0 ? page[page.Count - 1].Sequence : from.Sequence;
                bool isEnd = descending ? reached <= 1 || page.Count == 0 : reached >= _changes.Count;
                return new ValueTask<StoredHistory>(new StoredHistory(page, new HistoryMark(reached), isEnd));
            }
        }

        private static StoreEvent Bare(StoreEvent storeEvent) => storeEvent switch
        {
            RevisionRegistered registered => registered with { Document = default },
            ResourceChanged resource => resource with { Document = default },
            _ => storeEvent,
        };

        public ReadOnlyMemory<byte> Read(Extent extent) => _pieces[(int)extent.Offset];

        private Extent Keep(ReadOnlyMemory<byte> piece)
        {
            if (piece.IsEmpty) return default;
            _pieces.Add(piece.ToArray());
            return new Extent(_pieces.Count - 1, piece.Length);
        }
    }
}

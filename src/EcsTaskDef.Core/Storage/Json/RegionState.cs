using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// What a process knows of a region: how far it has read one generation of the journal, and the index up to there.
/// Guarded by its owner's gate.
/// </summary>
internal sealed class RegionState : IExtentReader, IDisposable
{
    // A change has three to six entries; so a process that opens a store reads at most some thousand lines, and where little is
    // stored a fraction of it. A page has some fifty entries: a third more than there is, so what all runs cost stays a small multiple.
    private const int LeastDueEntries = 512, MostDueEntries = 4096, DueEntriesPerPage = 16;

    private readonly List<SortedRun> _runs = new();

    private readonly List<MemoryLayer> _frozen = new();

    // Changes that are read but not known to be synced.
    private readonly Queue<UnsyncedChange> _unsynced = new();

    private bool _queuesMoved;

    public RegionState(int epoch)
    {
        Epoch = epoch;
        Index = Restack();
    }

    /// <summary>Which identity of the store this state belongs to.</summary>
    public int Epoch { get; }

    /// <summary>0 while the region has no journal.</summary>
    public int Generation { get; init; }

    public DiskFile? Journal { get; init; }

    /// <summary>Looked at by every read; empty while the region has no journal.</summary>
    public string JournalPath { get; init; } = "";

    /// <summary>Which file the journal is.</summary>
    public FileStamp Identity { get; init; }

    /// <summary>
    /// The journal's stamp from before this state was last compared with the file <c>synced</c>. A journal that was written to since
    /// then and is no longer may have lost lines that this process never read.
    /// </summary>
    public FileStamp Seen { get; set; } = FileStamp.Missing;

    /// <summary>Where the next line begins.</summary>
    public long Offset { get; set; }

    /// <summary>The number of the last change read.</summary>
    public long Sequence { get; set; }

    /// <summary>The checksum of the last line read.</summary>
    public uint Chain { get; set; }

    /// <summary>The highest change known to be on disk.</summary>
    public long Synced { get; private set; }

    /// <summary>Where the first line begins that is not known to be on disk.</summary>
    public long SyncedOffset { get; set; }

    /// <summary>Up to where the runs reach.</summary>
    public long CheckpointOffset { get; set; }

    public MemoryLayer Overlay { get; private set; } = new();

    /// <summary>Takes events into the overlay; the caller flushes it before others look.</summary>
    public IndexWriter Index { get; private set; }

    /// <summary>Where the queues begin, or later.</summary>
    public QueueStarts Starts { get; private set; }

    public bool HasFrozen => _frozen.Count > 0;

    /// <summary>Memory layers that are full, the newest first; they wait to be written to a run.</summary>
    public IReadOnlyList<MemoryLayer> Frozen => _frozen;

    /// <summary>There are runs that no manifest names: the next process to open the region would read the journal for them.</summary>
    public bool HasUnlistedRuns { get; set; }

    /// <summary>Whether there is enough that no manifest speaks of for a checkpoint to be worth writing.</summary>
    public bool IsCheckpointDue =>
        Overlay.Count >= Math.Min(Math.Max(RunPages * DueEntriesPerPage, LeastDueEntries), MostDueEntries) || HasFrozen || HasUnlistedRuns;

    public IReadOnlyList<SortedRun> Runs => _runs;

    /// <summary>The pages of all runs.</summary>
    public int RunPages { get; private set; }

    public LayerStack Layers { get; private set; } = new([]);

    /// <summary>A stack with more layers on top.</summary>
    public LayerStack LayersUnder(params ILayer[] newestFirst) =>
        new(newestFirst.Concat(AllLayers()));

    public void SetRuns(IEnumerable<SortedRun> newestFirst)
    {
        List<SortedRun> runs = newestFirst.ToList();
        _runs.Clear();
        _runs.AddRange(runs);
        Restack();
    }

    /// <summary>Neighbours among the runs are one now.</summary>
    public void ReplaceRuns(IReadOnlyList<SortedRun> merged, SortedRun result)
    {
        int at = _runs.IndexOf(merged[0]);
        _runs.RemoveRange(at, merged.Count);
        _runs.Insert(at, result);
        Restack();
    }

    /// <summary>Puts the full overlay aside and begins an empty one.</summary>
    public void Freeze()
    {
        Index.Flush();
        if (Overlay.Count == 0) return;
        _frozen.Insert(0, Overlay);
        Overlay = new MemoryLayer();
        Restack();
    }

    /// <summary>A writer's entries are in the layers now.</summary>
    public void Take(IndexWriter writer)
    {
        Starts = Starts.Or(writer.Starts);
        _queuesMoved |= writer.HasTouchedQueues;
    }

    /// <summary>Looks where the queues begin, if they have changed: each entry that hides another is stepped over once.</summary>
    public void FindStarts()
    {
        if (!_queuesMoved) return;
        Starts = new QueueStarts(First(Keys.AllDeletions, Starts.Deletions), First(Keys.AllDeregistrations, Starts.Deregistrations));
        _queuesMoved = false;

        long First(byte[] queue, long from)
        {
            foreach (Entry entry in Layers.Scan(Keys.From(queue, from), Keys.AfterPrefix(queue), descending: false))
                return Keys.ParseTimed(entry.Key).At.ToUnixTimeMilliseconds();
            return long.MaxValue;
        }
    }

    /// <summary>The frozen layers are in this run now.</summary>
    public void ReplaceFrozen(SortedRun run)
    {
        _frozen.Clear();
        _runs.Insert(0, run);
        HasUnlistedRuns = true;
        Restack();
    }

    /// <summary>A change was read whose line ends at <see cref="Offset"/>.</summary>
    public void Read(long sequence)
    {
        Sequence = sequence;
        _unsynced.Enqueue(new UnsyncedChange(sequence, Offset));
    }

    /// <summary>Every change up to this one is on disk.</summary>
    public void MarkSynced(long sequence)
    {
        Synced = Math.Max(Synced, sequence);
        while (_unsynced.Count > 0 && _unsynced.Peek().Sequence <= Synced) SyncedOffset = _unsynced.Dequeue().End;
    }

    /// <summary>
    /// Whether the journal still has what was read of it: the checksum of the last line is that of all lines before it too. A file
    /// can become another one in its place, by a copy over it.
    /// </summary>
    public bool IsWhatWasRead() => JournalDamage.EndsIn(Journal!, Offset, Chain);

    public ReadOnlyMemory<byte> Read(Extent extent)
    {
        byte[] bytes = ReadUnverified(extent.Offset, extent.Length);
        Verify(extent, bytes);
        return bytes;
    }

    /// <summary>Demands that the bytes read are those that were written.</summary>
    /// <exception cref="EcsException"><c>StoreCorrupt</c>: they are not.</exception>
    /// <exception cref="InvalidDataException">They are not, but the change may never have been acknowledged: the state is
    /// stale.</exception>
    public void Verify(Extent extent, ReadOnlySpan<byte> bytes)
    {
        if (Journal!.Vouches(bytes, 0, extent.Checksum, ReadFor.Answer)) return;
        if (extent.Offset >= SyncedOffset) throw new InvalidDataException("The end of the journal changed while it was read.");
        throw JournalDamage.At(Journal, JournalPath, extent.Offset);
    }

    /// <summary>Reads bytes; the caller verifies what it uses of them.</summary>
    public byte[] ReadUnverified(long offset, int length)
    {
        // No room for what cannot be there: the index knows nothing beyond what was read.
        if (offset < 0 || length < 0 || length > Offset - offset) throw Ends();
        byte[] bytes = new byte[length];
        int read = Journal!.Read(offset, bytes, 0, length);
        return read == length ? bytes : throw Ends();

        EndOfStreamException Ends() => new($"The journal ends before byte {offset + length}.");
    }

    public void Dispose()
    {
        Journal?.Dispose();
        foreach (SortedRun run in _runs) run.Dispose();
    }

    private IndexWriter Restack()
    {
        if (Index is not null) Take(Index);
        Layers = new LayerStack(AllLayers());
        RunPages = 0;
        foreach (SortedRun run in _runs) RunPages += run.PageCount;
        return Index = new IndexWriter(Layers, Overlay);
    }

    private IEnumerable<ILayer> AllLayers() => [Overlay, .. _frozen, .. _runs];

    // A class: collections of structures would have to be compiled at each start.
    private sealed record UnsyncedChange(long Sequence, long End);
}

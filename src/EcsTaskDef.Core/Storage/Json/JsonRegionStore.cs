using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// One region on disk (docs/STORE.md). This file opens and reads; the partials write, checkpoint and compact.
/// </summary>
internal sealed partial class JsonRegionStore : IRegionStore, IDisposable
{
    private const int FirstBuffer = JournalLines.FirstBuffer;

    // To open files that others replace meanwhile.
    private const int MaxAttempts = 100;

    // With so much more to read, lines are read and checked while those before them are applied.
    private const int WorthReadingAhead = 4 * 1024 * 1024;

    private readonly JsonStore _store;
    private readonly Disk _disk;
    private readonly string _directory;
    private readonly ReaderWriterLockSlim _gate = new(LockRecursionPolicy.NoRecursion);

    private RegionState? _state;

    // While this process is in the region's critical section nobody else can append: what is known is current.
    private volatile bool _writing;

    // The identity of the store in which this process has last had the region's journal; -1 = it never had.
    private volatile int _hadEpoch = -1;

    public JsonRegionStore(JsonStore store, string region)
    {
        _store = store;
        _disk = store.Disk;
        _directory = Path.Combine(store.Location, region);
        Region = region;
    }

    public string Region { get; }

    public long SizeInBytes => _disk.DirectorySize(_directory);

    /// <summary>Whether this process has had the region, in the store that is there now.</summary>
    public bool WasHad => _hadEpoch >= 0 && _hadEpoch == _store.CheckIdentity();

    /// <summary>Whether this process has had the region, and nothing of it is there now.</summary>
    public bool IsGone => WasHad && !HasJournal() && ReadSyncedMark() == 0;

    private string SyncedPath => Path.Combine(_directory, "synced");

    public ValueTask<T> ReadAsync<T>(Func<IRegionView, T> read, CancellationToken cancellationToken)
    {
        bool fresh = false;
        int rebuilds = 0;
        while (true)
        {
            try
            {
                if (TryRead(read, fresh, out T result)) return new ValueTask<T>(result);
            }
            catch (InvalidDataException) when (rebuilds++ == 0)
            {
                // The checkpoint is a cache: what it has wrong, the journal has right.
                fresh = false;
                _distrustCheckpoint = true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                throw EcsErrors.Fault(SR.StoreReadFailed, [_store.Location, DiskTrouble.Describe(exception)], exception);
            }

            Update(cancellationToken);
            fresh = true;
        }
    }

    // False when there may be something new to read first.
    private bool TryRead<T>(Func<IRegionView, T> read, bool fresh, out T result)
    {
        result = default!;
        _gate.EnterReadLock();
        try
        {
            if (_state is not { } state || state.Epoch != _store.CheckIdentity() || !(fresh || _writing || IsCurrent(state))) return false;
            using IDisposable settled = _store.Settle();
            result = read(new RegionView(state.Layers, state, stamp: new ViewStamp(state, state.Sequence), starts: state.Starts));
            return true;
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    public void Dispose()
    {
        // A leader may be at its housekeeping when its callers have their answers.
        lock (_queueGate)
        {
            while (_hasLeader || _busy > 0) Monitor.Wait(_queueGate);
        }

        _gate.EnterWriteLock();
        try
        {
            Drop();
        }
        finally
        {
            _gate.ExitWriteLock();
        }

        CloseWriter();
        _gate.Dispose();
    }

    private string RestoredPath => RestoredJournal.PathOf(_directory, _store.Id);

    private string JournalPath(int generation) => Path.Combine(_directory, $"journal-{Text(generation)}.jsonl");

    private string ManifestPath(int generation) => Path.Combine(_directory, $"checkpoint-{Text(generation)}.json");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Each read looks here, so it looks once: a next generation shows in the length of the one before (JournalFormat.Close).
    private bool IsCurrent(RegionState state) => state.Journal is null
        ? !_disk.DirectoryExists(_directory)
        : _disk.Stamp(state.JournalPath) is var there && there.Length == state.Offset && there.IsSameFile(state.Identity) && state.IsWhatWasRead();

    /// <summary>Brings the state up to what is on disk, without any lock but this process's own.</summary>
    private void Update(CancellationToken cancellationToken)
    {
        bool large;
        _gate.EnterWriteLock();
        try
        {
            if (_writing) return;
            RefreshForReading(cancellationToken);
            large = IsCheckpointDue(_state!);
        }
        finally
        {
            _gate.ExitWriteLock();
        }

        if (large) BeginCheckpoint()?.Invoke();
    }

    // Needs the gate for writing.
    private void RefreshForReading(CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                Refresh(forWriting: false, cancellationToken);
            }
            catch (InvalidDataException exception) when (SortedRun.IsDamage(exception))
            {
                _distrustCheckpoint = true;
                Refresh(forWriting: false, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Drop();
            throw EcsErrors.Fault(SR.StoreReadFailed, [_store.Location, DiskTrouble.Describe(exception)], exception);
        }
    }

    private void Drop()
    {
        _state?.Dispose();
        _state = null;
    }

    /// <summary>Needs the gate for writing. After it the state holds every whole change on disk.</summary>
    private void Refresh(bool forWriting, CancellationToken cancellationToken)
    {
        if (_distrustCheckpoint)
        {
            // Nobody shall take it up again, this process least of all.
            _disk.DeleteQuietly(ManifestPath(_state?.Generation ?? LatestGeneration()));
        }

        try
        {
            for (int attempt = 0; !TryRefresh(forWriting, attempt, cancellationToken); attempt++)
            {
            }
        }
        catch (EcsException)
        {
            // What was read up to there is not the region: nobody shall be served from it.
            Drop();
            throw;
        }
    }

    // False where files were replaced meanwhile: once more, then.
    private bool TryRefresh(bool forWriting, int attempt, CancellationToken cancellationToken)
    {
        int epoch = _store.CheckIdentity();

        // A reader reads the mark first: what it vouches for must be in the journal, which may grow meanwhile, and in the
        // generation that counts then, which may end. A writer is alone; the file that it has open belongs to a generation.
        long synced = forWriting ? 0 : ReadSyncedMark();

        // Another file, or another one's content in it: a writer that failed cut off lines that were never acknowledged, or somebody
        // put a copy there. What a new process would read counts.
        if (_state is { } state && (state.Epoch != epoch || _distrustCheckpoint || !IsJournalCurrent(state))) Drop();
        if (forWriting) synced = ReadSyncedMark(forWriting);
        _state ??= Load(epoch, useCheckpoint: !_distrustCheckpoint);
        if (_state is null) return attempt == MaxAttempts ? throw new IOException($"The files of '{_directory}' are replaced again and again.") : false;
        _distrustCheckpoint = false;
        if (_state.Journal is not null) ReadTail(_state, Math.Max(synced, _state.Synced), forWriting, cancellationToken);
        _state.MarkSynced(Math.Min(synced, _state.Sequence));
        if (_state.Sequence >= synced)
        {
            _state.FindStarts();
            return true;
        }

        // The mark is written in place: it may have been caught half written.
        return attempt > 0 ? throw EcsErrors.Fault(SR.StoreLost, [_directory, synced, $"change {Text(_state.Sequence)}", SyncedPath]) : false;
    }

    private bool IsJournalCurrent(RegionState state) =>
        state.Journal is not null && IsGenerationCurrent(state) && state.IsWhatWasRead();

    private bool IsGenerationCurrent(RegionState state) =>
        _disk.Stamp(state.JournalPath).IsSameFile(state.Identity) && !_disk.FileExists(JournalPath(state.Generation + 1));

    // Null where another store was put in the place meanwhile.
    private RegionState? Load(int epoch, bool useCheckpoint)
    {
        // Compaction may take a generation away between listing and opening; then there is a newer one.
        for (int attempt = 0; ; attempt++)
        {
            int generation = LatestGeneration();
            string path = JournalPath(generation);
            if (_disk.OpenRead(RestoredPath) is { } restored)
            {
                // A restore counts from the moment when store.json says so; it may not have come to give the journal its number.
                return Load(epoch, generation + 1, RestoredPath, restored, useCheckpoint: false);
            }

            // Without a mark nothing else tells that there was a journal. A listing can miss the old generation and the new one.
            bool isGone = generation == 0 && _hadEpoch == epoch && ReadSyncedMark() == 0;
            if (isGone && attempt < 3) continue;
            if (isGone) throw Gone();
            if (generation == 0) return new RegionState(epoch);
            if (_disk.OpenRead(path) is { } journal && Load(epoch, generation, path, journal, useCheckpoint) is { } state) return state;
            if (_store.CheckIdentity() != epoch) return null;
            if (attempt == MaxAttempts) throw new IOException($"'{path}' cannot be opened.");
        }
    }

    // To begin anew would give numbers twice, to callers of one process.
    private EcsException Gone() => EcsErrors.Fault(SR.StoreRegionGone, [Region, _store.Location]);

    private int LatestGeneration()
    {
        int latest = 0;
        foreach (int generation in Generations()) latest = Math.Max(latest, generation);
        return latest;
    }

    private IEnumerable<int> Generations()
    {
        const string Prefix = "journal-", Suffix = ".jsonl";
        foreach (string name in _disk.ListFiles(_directory, Prefix + "*" + Suffix))
        {
            string text = name.Substring(Prefix.Length, name.Length - Prefix.Length - Suffix.Length);
            yield return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
        }
    }

    // Null where what was opened is not the region's journal any more.
    private RegionState? Load(int epoch, int generation, string path, DiskFile journal, bool useCheckpoint)
    {
        RegionState state = new(epoch)
        {
            Generation = generation,
            Journal = journal,
            JournalPath = path,
            Identity = journal.Stamp,
        };
        try
        {
            if (ReadHeader(state, journal))
            {
                if (useCheckpoint) LoadCheckpoint(state);
                _hadEpoch = epoch;
                return state;
            }
        }
        catch
        {
            state.Dispose();
            throw;
        }

        state.Dispose();
        return null;
    }

    private bool ReadHeader(RegionState state, DiskFile journal)
    {
        byte[] head = new byte[4096];
        int read = journal.Read(0, head, 0, head.Length);
        int end = head.AsSpan(0, read).IndexOf((byte)'\n');
        uint chain = 0;
        JournalHeader? header = end < 0 || !JournalFormat.TryCheck(head.AsSpan(0, end), 0, out chain) ? null : JournalFormat.ReadHeader(head.AsSpan(0, end), out _);
        if (header is null) throw Corrupt(state, "the header cannot be read");
        if (header.Format > JsonStore.FormatVersion)
            throw EcsErrors.Fault(SR.StoreVersionTooNew, [_store.Location, header.Format, JsonStore.FormatVersion]);
        if (header.Store != _store.Id || header.Region != Region)
        {
            // A restore may have come to its end between the looks at store.json and at this folder.
            if (_store.CheckIdentity() != state.Epoch || LatestGeneration() > state.Generation || _disk.FileExists(RestoredPath)) return false;
            throw EcsErrors.Fault(SR.StoreJournalForeign, [state.JournalPath, header.Region, header.Store, Region, _store.Id]);
        }

        _store.DemandAccount(header);
        state.Chain = chain;
        state.Offset = state.SyncedOffset = state.CheckpointOffset = end + 1;
        return true;
    }

    /// <summary>Reads whole lines from where the state stands to the end, and applies them.</summary>
    private void ReadTail(RegionState state, long knownSynced, bool forWriting, CancellationToken cancellationToken)
    {
        try
        {
            // A line that was only being written when it was read is soon whole.
            for (int attempt = 0; !TryReadLines(state, knownSynced, forWriting, cancellationToken); attempt++)
                if (attempt == 100) throw new IOException($"'{state.JournalPath}' is longer than what can be read of it.");
        }
        finally
        {
            state.Index.Flush();
            state.Take(state.Index);
            state.Index.ForgetQueues();
        }
    }

    // False when there may be more.
    private bool TryReadLines(RegionState state, long knownSynced, bool forWriting, CancellationToken cancellationToken)
    {
        DiskFile journal = state.Journal!;
        long length = journal.Length;
        if (length < state.Offset) throw EcsErrors.Fault(SR.StoreLost, [_directory, state.Sequence, $"byte {Text(length)}", ManifestPath(state.Generation)]);
        if (length == state.Offset) return true;

        long begin = state.Offset;
        JournalLines lines = new(journal, begin, length, state.Chain);
        JournalLines.Block block = lines.Read(new());
        bool goesOn = block.Ending == JournalLines.Ending.Open;
        using JournalAhead? ahead = goesOn && length - lines.Position > WorthReadingAhead ? new JournalAhead(lines) : null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < block.Count; i++) Apply(state, block[i]);
            if (block.Ending != JournalLines.Ending.Open) break;
            Report(StoreWork.Reading, state.Offset - begin, length - begin);
            block = ahead?.Take(block) ?? lines.Read(block);
        }

        if (block.Ending == JournalLines.Ending.Endless) throw Corrupt(state, "a line has no end");
        return block.Ending != JournalLines.Ending.Damage || !OnDamage(state, knownSynced, forWriting);
    }

    private void Apply(RegionState state, JournalLines.Line line)
    {
        try
        {
            if (line.Fault is not null) throw line.Fault;
            ChangeLine change = line.Change;
            if (change.Sequence != state.Sequence + 1) throw new InvalidDataException($"change {change.Sequence} stands where {state.Sequence + 1} is due");
            state.MarkSynced(change.Synced);
            foreach ((StoreEvent storeEvent, Extent document, Extent tags) in line.Events)
                state.Index.Apply(storeEvent, document, tags);
            state.Sequence = change.Sequence;
            state.Chain = line.Chain;
        }
        catch (InvalidDataException exception) when (!SortedRun.IsDamage(exception))
        {
            throw Corrupt(state, exception.Message);
        }

        // A long journal without a checkpoint must not fill the memory.
        if (state.Overlay.Count >= SpillEntries) Spill(state);
        state.Offset = line.End;
        state.Read(state.Sequence);
    }

    /// <summary>
    /// The line after the last sound one is not whole. Beyond every mark it is a change that was never acknowledged: a
    /// reader passes it over, the next writer cuts it off. Before one it is damage, and nothing is touched.
    /// </summary>
    /// <returns>True when the line was only being written when it was read, and is whole now.</returns>
    private bool OnDamage(RegionState state, long knownSynced, bool forWriting)
    {
        long damaged = state.Sequence + 1;
        if (HighestMarkAfter(state) is not { } mark) return true;
        if (damaged <= knownSynced || mark >= damaged) throw Corrupt(state, "its checksum does not fit");
        if (forWriting) CutTail(state.Offset);
        return false;
    }

    // Lines after a damaged one are checked against the checksum that their predecessor states, or that its body has.
    // Null when there is no damaged line any more.
    private static long? HighestMarkAfter(RegionState state)
    {
        long highest = 0;
        uint computed = 0;
        byte[] rest = new byte[(int)Math.Min(state.Journal!.Length - state.Offset, JournalFormat.MaxLine)];
        int have = state.Journal.Read(state.Offset, rest, 0, rest.Length);
        List<JournalEvent> events = new();
        ReadOnlySpan<byte> left = rest.AsSpan(0, have), previous = default;
        int end;
        while ((end = left.IndexOf((byte)'\n')) >= 0)
        {
            ReadOnlySpan<byte> line = left.Slice(0, end);
            if (previous.IsEmpty)
            {
                if (JournalFormat.TryCheck(line, state.Chain, out _)) return null;
                computed = JournalFormat.ChainOf(line, state.Chain);
            }
            else if (JournalFormat.TryCheck(line, computed, out _)
                || (JournalFormat.TryReadStatedChain(previous, out uint chain) && JournalFormat.TryCheck(line, chain, out _)))
            {
                highest = Math.Max(highest, MarkOf(line, events));
            }

            previous = line;
            left = left.Slice(end + 1);
        }

        return highest;
    }

    private static long MarkOf(ReadOnlySpan<byte> line, List<JournalEvent> events)
    {
        try
        {
            return JournalFormat.ReadChange(line, 0, events).Synced;
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }

    // Compaction keeps every line, so a change's number tells its line: the header is line 1.
    private static EcsException Corrupt(RegionState state, string what) => EcsErrors.Fault(
        SR.StoreCorrupt,
        [state.JournalPath, state.Offset == 0 ? 1 : state.Sequence + 2, state.Offset, what.TrimEnd('.'), state.Sequence]);

    /// <summary>
    /// The file <c>synced</c> says up to which change the journal is on disk. It is written after the sync that it speaks
    /// of, so what it says is true whenever it is there; 0 when it is not.
    /// </summary>
    private long ReadSyncedMark(bool forWriting = false)
    {
        byte[]? bytes = forWriting && _state is { } state && IsWriterOf(state) ? ReadOpenMark() : Disk.UnlessInUse(() => _disk.ReadSmallFile(SyncedPath));
        return bytes is { Length: > 0 } ? SyncedMark.Read(_store.Id, bytes) : 0;
    }

    private void Report(StoreWork work, long done, long total)
    {
        // Below this nobody has to wait.
        const long Worthwhile = 4 * 1024 * 1024;
        if (total >= Worthwhile) _store.Progress?.Report(new StoreProgress(work, Region, done, total));
    }
}

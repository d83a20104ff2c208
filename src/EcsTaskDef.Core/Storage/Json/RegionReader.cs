using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// What this process knows of a region, and how it is brought up to what is on disk. Readers, the writer, checkpoints and compaction of
/// the process share it under one gate.
/// </summary>
internal sealed class RegionReader : IDisposable
{
    // To open files that others replace meanwhile.
    private const int MaxAttempts = 100;

    private readonly JsonStore _store;
    private readonly RegionFolder _folder;
    private readonly CheckpointFiles _checkpoints;
    private readonly JournalReader _journal;

    // While this process is in the region's critical section nobody else can append: what is known is current.
    private volatile bool _writing;

    // The identity of the store in which this process has last had the region's journal; -1 = it never had.
    private volatile int _hadEpoch = -1;

    private volatile bool _distrustsCheckpoint;

    public RegionReader(RegionFolder folder, CheckpointFiles checkpoints)
    {
        _store = folder.Store;
        _folder = folder;
        _checkpoints = checkpoints;
        _journal = new JournalReader(folder, checkpoints);
    }

    /// <summary>Guards <see cref="State"/> and what it holds.</summary>
    public ReaderWriterLockSlim Gate { get; } = new(LockRecursionPolicy.NoRecursion);

    public RegionState? State { get; private set; }

    /// <summary>Whether this process is in the region's critical section.</summary>
    public bool IsWriting => _writing;

    /// <summary>Whether this process has had the region, in the store that is there now.</summary>
    public bool WasHad => _hadEpoch >= 0 && _hadEpoch == _store.Look().Epoch;

    /// <summary>Whether this process has had the region, and nothing of it is there now.</summary>
    public bool IsGone => WasHad && !_folder.HasJournal() && _folder.ReadSyncedMark() == 0;

    /// <summary>The checkpoint is a cache: what it has wrong, the journal has right. The next refresh reads the journal anew.</summary>
    public void DistrustCheckpoint() => _distrustsCheckpoint = true;

    /// <summary>Reads from what is known, where that is current; false where there may be something new to read first.</summary>
    /// <param name="read">Reads.</param>
    /// <param name="fresh">What is known has just been brought up to date.</param>
    /// <param name="result">What was read.</param>
    public bool TryRead<T>(Func<IRegionView, T> read, bool fresh, out T result)
    {
        result = default!;
        Gate.EnterReadLock();
        try
        {
            if (State is not { } state) return false;
            StoreLook store = _store.Look();
            if (state.Epoch != store.Epoch || !(fresh || _writing || IsCurrent(state))) return false;
            ViewStamp stamp = new(state, state.Sequence);
            result = read(new RegionView(store.Identity, state.Layers, state, stamp: stamp, starts: state.Starts));
            return true;
        }
        finally
        {
            Gate.ExitReadLock();
        }
    }

    /// <summary>Brings the state up to what is on disk, without any lock but this process's own.</summary>
    /// <returns>Whether a checkpoint is worth writing.</returns>
    public bool Update(CancellationToken cancellationToken)
    {
        Gate.EnterWriteLock();
        try
        {
            if (_writing) return false;
            RefreshForReading(cancellationToken);
            return State!.IsCheckpointDue;
        }
        finally
        {
            Gate.ExitWriteLock();
        }
    }

    /// <summary>Needs the gate for writing. After it the state holds every whole change on disk.</summary>
    /// <param name="writer">The holder of the region's lock; null = a reader.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="current">What <see cref="FindCurrent"/> has just given; null = nobody has looked.</param>
    public void Refresh(JournalWriter? writer, CancellationToken cancellationToken, FileStamp? current = null)
    {
        // Nobody shall take it up again, this process least of all.
        if (_distrustsCheckpoint)
            _store.Disk.DeleteQuietly(_folder.ManifestPath(State?.Generation ?? _folder.LatestGeneration()));

        try
        {
            for (int attempt = 0; !TryRefresh(writer, attempt, current, cancellationToken); attempt++) current = null;
        }
        catch (EcsException)
        {
            // What was read up to there is not the region: nobody shall be served from it.
            Drop();
            throw;
        }
    }

    /// <summary>Begins the critical section: nobody else can append until <see cref="EndWriting"/>.</summary>
    /// <param name="refresh">Brings the state up to date, and makes it ready to be written to.</param>
    public RegionState BeginWriting(Func<RegionState> refresh)
    {
        Gate.EnterWriteLock();
        try
        {
            RegionState state = refresh();
            _writing = true;
            return state;
        }
        finally
        {
            Gate.ExitWriteLock();
        }
    }

    public void EndWriting() => _writing = false;

    /// <summary>Forgets what is known. Needs the gate for writing.</summary>
    public void Drop()
    {
        State?.Dispose();
        State = null;
    }

    /// <summary>The same, with the gate.</summary>
    public void Forget()
    {
        Gate.EnterWriteLock();
        try
        {
            Drop();
        }
        finally
        {
            Gate.ExitWriteLock();
        }
    }

    /// <summary>Puts a new generation in the place of what is known.</summary>
    public void Replace(RegionState next)
    {
        Gate.EnterWriteLock();
        try
        {
            next.MarkSynced(next.Sequence);
            next.FindStarts();
            Drop();
            State = next;
        }
        finally
        {
            Gate.ExitWriteLock();
        }
    }

    /// <summary>Reads lines into the state of a generation that is being written: every line must be there.</summary>
    public void ReadOn(RegionState next, CancellationToken cancellationToken) =>
        _journal.ReadTail(next, knownSynced: long.MaxValue, forWriting: false, cancellationToken);

    /// <summary>A generation that is being written, as a state of its own: so nobody has to wait until it is read.</summary>
    public RegionState Open(string path, int generation)
    {
        DiskFile journal = _store.Disk.OpenRead(path) ?? throw new IOException("The new generation is gone.");
        return Load(_store.Look().Epoch, generation, _folder.JournalPath(generation), journal, useCheckpoint: false)
            ?? throw new ObjectDisposedException(nameof(RegionState));
    }

    /// <summary>The file under the journal's path, where it is still the one that was read, with the content that was read.</summary>
    public FileStamp? FindCurrent(RegionState state) =>
        state.Journal is not null && FindGeneration(state) is { } there && state.IsWhatWasRead() ? there : null;

    public bool IsGenerationCurrent(RegionState state) => FindGeneration(state) is not null;

    /// <summary>The error of a region that is gone: to begin anew would give numbers twice, to callers of one process.</summary>
    public EcsException Gone() => EcsErrors.Fault(SR.StoreRegionGone, [_folder.Region, _store.Location]);

    public void Dispose() => Gate.Dispose();

    // Each read looks here, so it looks once: a next generation shows in the length of the one before (JournalFormat.Close).
    private bool IsCurrent(RegionState state) => state.Journal is null
        ? !_store.Disk.DirectoryExists(_folder.Location)
        : _store.Disk.Stamp(state.JournalPath) is var there && there == state.Seen && there.Length == state.Offset && state.IsWhatWasRead();

    private FileStamp? FindGeneration(RegionState state) => _store.Disk.Stamp(state.JournalPath) is var there
        && there.IsSameFile(state.Identity) && !_store.Disk.FileExists(_folder.JournalPath(state.Generation + 1)) ? there : null;

    // Needs the gate for writing.
    private void RefreshForReading(CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                Refresh(writer: null, cancellationToken);
            }
            catch (InvalidDataException exception) when (SortedRun.IsDamage(exception))
            {
                _distrustsCheckpoint = true;
                Refresh(writer: null, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Drop();
            throw EcsErrors.Fault(SR.StoreReadFailed, [_store.Location, DiskTrouble.Describe(exception)], exception);
        }
    }

    // False where files were replaced meanwhile: once more, then.
    private bool TryRefresh(JournalWriter? writer, int attempt, FileStamp? current, CancellationToken cancellationToken)
    {
        // The writer has looked already: each look here would be as many calls of the system more for every change.
        bool isCurrent = current is not null && !_distrustsCheckpoint;
        int epoch = isCurrent ? State!.Epoch : _store.Look().Epoch;

        // A reader reads the mark first: what it vouches for must be in the journal, which may grow meanwhile, and in the
        // generation that counts then, which may end. A writer is alone; the file that it has open belongs to a generation.
        FileStamp seen = isCurrent ? current!.Value
            : State is { Journal: not null } ? _store.Disk.Stamp(State.JournalPath) : FileStamp.Missing;
        long synced = writer is null ? _folder.ReadSyncedMark() : 0;

        // Another file, or another one's content in it: a writer that failed cut off lines that were never acknowledged, or somebody
        // put a copy there. What a new process would read counts.
        if (!isCurrent && State is { } known && (known.Epoch != epoch || _distrustsCheckpoint || FindCurrent(known) is null)) Drop();
        if (writer is not null) synced = writer.ReadMark(State);
        State ??= Load(epoch, useCheckpoint: !_distrustsCheckpoint);
        if (State is not { } state) return attempt == MaxAttempts
            ? throw new IOException($"The files of '{_folder.Location}' are replaced again and again.") : false;
        _distrustsCheckpoint = false;
        if (state.Journal is not null && !(isCurrent && seen.Length == state.Offset))
            _journal.ReadTail(state, Math.Max(synced, state.Synced), forWriting: writer is not null, cancellationToken);
        state.MarkSynced(Math.Min(synced, state.Sequence));
        if (state.Sequence >= synced)
        {
            state.Seen = seen.IsSameFile(state.Identity) ? seen : FileStamp.Missing;
            state.FindStarts();
            return true;
        }

        // The mark is written in place: it may have been caught half written.
        if (attempt == 0) return false;
        string last = $"change {RegionFolder.Text(state.Sequence)}";
        throw EcsErrors.Fault(SR.StoreLost, [_folder.Location, synced, last, _folder.SyncedPath]);
    }

    // Null where another store was put in the place meanwhile.
    private RegionState? Load(int epoch, bool useCheckpoint)
    {
        // Compaction may take a generation away between listing and opening; then there is a newer one.
        for (int attempt = 0; ; attempt++)
        {
            int generation = _folder.LatestGeneration();
            string path = _folder.JournalPath(generation), restored = _folder.RestoredPath;

            // To open what is not there takes an exception, which takes longer than all the rest.
            if (_store.Disk.FileExists(restored) && _store.Disk.OpenRead(restored) is { } journal)
            {
                // A restore counts from the moment when store.json says so; it may not have come to give the journal its number.
                return Load(epoch, generation + 1, restored, journal, useCheckpoint: false);
            }

            // Without a mark nothing else tells that there was a journal. A listing can miss the old generation and the new one.
            bool isGone = generation == 0 && _hadEpoch == epoch && _folder.ReadSyncedMark() == 0;
            if (isGone && attempt < 3) continue;
            if (isGone) throw Gone();
            if (generation == 0)
            {
                // No journal of this region can be compared with store.json: one of another can.
                _store.Identify();
                return new RegionState(epoch);
            }

            if (_store.Disk.OpenRead(path) is { } latest && Load(epoch, generation, path, latest, useCheckpoint) is { } state) return state;
            if (_store.Look().Epoch != epoch) return null;
            if (attempt == MaxAttempts) throw new IOException($"'{path}' cannot be opened.");
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
            if (_journal.ReadHeader(state, journal))
            {
                if (useCheckpoint) _checkpoints.Load(state);
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
}

using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// The one write path of a region: callers queue, the first of them decides for all that have come by then inside the region's critical
/// section, and appends their changes with one sync.
/// </summary>
internal sealed class RegionWriter : IDisposable
{
    private const int MaxBatch = 256;

    private readonly object _queueGate = new();
    private readonly Queue<Waiter> _queue = new();
    private readonly JsonStore _store;
    private readonly RegionFolder _folder;
    private readonly RegionReader _reader;
    private readonly JournalWriter _journal;
    private readonly Func<RegionState> _refresh;
    private readonly Func<Action?> _beginHousekeeping;
    private bool _hasLeader;

    // Threads that have handed over, and are at housekeeping.
    private int _busy;

    private volatile int _served;

    // Lines that are being made, in one array for all batches: growing one for each cost as much as the lines.
    private ByteBuffer _lines = new(64 * 1024);

    /// <param name="folder">The region's folder.</param>
    /// <param name="reader">What is known of the region.</param>
    /// <param name="beginHousekeeping">Called after each batch; returns what takes longer, null = nothing.</param>
    public RegionWriter(RegionFolder folder, RegionReader reader, Func<Action?> beginHousekeeping)
    {
        _store = folder.Store;
        _folder = folder;
        _reader = reader;
        _journal = new JournalWriter(folder, reader);
        _refresh = Refresh;
        _beginHousekeeping = beginHousekeeping;
    }

    /// <summary>Counts batches.</summary>
    public int Served => _served;

    /// <summary>The files that it has open, for the holder of the region's lock.</summary>
    public JournalWriter Journal => _journal;

    public ValueTask<T> ChangeAsync<T>(Func<IRegionView, Change, T> decide, CancellationToken cancellationToken)
    {
        Waiter<T> waiter = new(decide, _store.Location, cancellationToken);
        lock (_queueGate)
        {
            _queue.Enqueue(waiter);
            if (_hasLeader) return new ValueTask<T>(waiter.Task);
            _hasLeader = true;
        }

        // The first to come leads: it serves itself and those who have come by then with one sync, on its own thread.
        Lead();
        return new ValueTask<T>(waiter.Task);
    }

    /// <summary>Begins the critical section, for the holder of the region's lock; <see cref="RegionReader.EndWriting"/> ends it.</summary>
    public RegionState BeginWriting() => _reader.BeginWriting(_refresh);

    /// <summary>Waits until nobody writes: a leader may be at its housekeeping when its callers have their answers.</summary>
    public void Wait()
    {
        lock (_queueGate)
        {
            while (_hasLeader || _busy > 0) Monitor.Wait(_queueGate);
        }
    }

    public void Dispose() => _journal.Dispose();

    private void Lead()
    {
        List<Waiter> batch = new();
        lock (_queueGate)
        {
            while (_queue.Count > 0 && batch.Count < MaxBatch) batch.Add(_queue.Dequeue());
        }

        Action? left = Serve(batch) ? _beginHousekeeping() : null;
        bool hasNext;
        lock (_queueGate)
        {
            _hasLeader = hasNext = _queue.Count > 0;
            _busy += left is null ? 0 : 1;
            Monitor.PulseAll(_queueGate);
        }

        // A leader has its own caller to answer; those who came meanwhile are led by another thread.
        if (hasNext) ThreadPool.QueueUserWorkItem(static writer => ((RegionWriter)writer!).Lead(), this);
        if (left is null) return;

        // Nobody waits for this but the one caller who brought it on: in a process that ends with its command nobody else would do it.
        try
        {
            Housekeeping.Try(left);
        }
        finally
        {
            lock (_queueGate)
            {
                _busy--;
                Monitor.PulseAll(_queueGate);
            }
        }
    }

    private bool Serve(List<Waiter> batch)
    {
        try
        {
            try
            {
                Commit(batch);
            }
            catch (InvalidDataException)
            {
                // Nothing was written yet.
                _reader.DistrustCheckpoint();
                Commit(batch);
            }
        }
        catch (Exception exception)
        {
            Exception fault = exception is IOException or UnauthorizedAccessException or InvalidDataException
                ? EcsErrors.Fault(SR.StoreWriteFailed, [_store.Location, DiskTrouble.Describe(exception)], exception)
                : exception;
            foreach (Waiter waiter in batch) waiter.Fail(fault);
            return false;
        }

        _served++;
        foreach (Waiter waiter in batch) waiter.Complete();
        return true;
    }

    private void Commit(List<Waiter> batch)
    {
        if (IsNothingToWrite(batch)) return;
        bool creates = _reader.State?.Journal is null && !_folder.HasJournal();
        while (!TryCommit(batch, creates)) creates = true;
    }

    // Where nothing was ever written, changes that come to nothing leave nothing behind, not even a folder.
    private bool IsNothingToWrite(List<Waiter> batch)
    {
        if (_reader.State?.Journal is not null || _folder.LatestGeneration() > 0 || _folder.ReadSyncedMark() > 0 || _reader.WasHad)
            return false;
        StoreIdentity store = _store.Identify();
        using RegionState empty = new(0);
        foreach (Waiter waiter in batch)
        {
            ChangeDraft draft = new(store, empty, empty, new MemoryLayer(), null);
            Change change = draft.Begin();
            if (waiter.TryDecide(draft.View, change) && (change.Events.Count > 0 || change.Copied is { Count: > 0 })) return false;
        }

        return true;
    }

    // False where there is no journal, and none may be made.
    private bool TryCommit(List<Waiter> batch, bool creates)
    {
        // With a journal there was a store; whether it still is there is looked at with the lock.
        if (_reader.State?.Journal is null) _store.EnsureCreated();
        if (!_folder.Disk.DirectoryExists(_folder.Location))
        {
            if (_reader.IsGone) throw _reader.Gone();
            _folder.Disk.CreateDirectory(_folder.Location);
        }

        using IDisposable? creation = creates ? _store.Locks.OfStore() : null;
        using IDisposable held = _folder.Lock();
        if (!creates && !_folder.HasJournal(_reader.State)) return false;
        try
        {
            RegionState state = BeginWriting();
            Batch decided = Decide(state, batch);
            if (decided.Lines.Length > 0) Append(state, decided);
            return true;
        }
        finally
        {
            _reader.EndWriting();
        }
    }

    private Batch Decide(RegionState state, List<Waiter> batch)
    {
        ByteBuffer lines = EmptyLines();
        MemoryLayer pending = new();
        long sequence = state.Sequence;
        uint chain = state.Chain;

        // The gate keeps files open that a checkpoint of this process, which a reader may have begun, would close.
        _reader.Gate.EnterReadLock();
        try
        {
            IndexWriter index = new(state.LayersUnder(pending), pending);
            ChangeDraft draft = new(_store.LastLook.Identity, state, new BatchReader(state, lines), pending, index);
            foreach (Waiter waiter in batch)
            {
                Change change = draft.Begin();
                if (!waiter.TryDecide(draft.View, change)) continue;
                if (change.Copied is not null)
                {
                    sequence = WriteCopy(lines, state, draft, change, sequence, ref chain);
                    continue;
                }

                if (change.Events.Count == 0) continue;

                ChangeLine head = new(sequence + 1, state.Synced, change.By, _folder.Disk.HostName, _folder.Disk.ProcessId);
                (Extent Document, Extent Tags)[] places = ChangeWriter.Write(lines, state.Offset, head, change.Events, ref chain);
                sequence++;
                draft.Keep(change.Events, places);
            }

            index.Flush();
            return new Batch(lines, pending, index, sequence, chain);
        }
        finally
        {
            _reader.Gate.ExitReadLock();
        }
    }

    // What a copy keeps is no news: the history has the other registry's changes, each in a line of its own.
    private long WriteCopy(ByteBuffer lines, RegionState state, ChangeDraft draft, Change change, long sequence, ref uint chain)
    {
        if (change.Events.Count > 0)
        {
            ChangeLine head = new(++sequence, state.Synced, change.By, _folder.Disk.HostName, _folder.Disk.ProcessId);
            draft.Keep(change.Events, ChangeWriter.Write(lines, state.Offset, head, change.Events, ref chain, []));
        }

        foreach (StoredChange past in change.Copied!)
        {
            ChangeLine head = new(++sequence, state.Synced, past.By, past.Host, past.ProcessId);
            ChangeWriter.Write(lines, state.Offset, head, [], ref chain, past.Events);
        }

        return sequence;
    }

    // A thousand registrations are ordinary; after a change that is larger it goes back.
    private ByteBuffer EmptyLines()
    {
        const int Ordinary = 8 * 1024 * 1024;
        if (_lines.Array.Length > Ordinary) _lines = new ByteBuffer(64 * 1024);
        _lines.Clear();
        return _lines;
    }

    private void Append(RegionState state, Batch batch)
    {
        _journal.Append(state, batch.Lines, batch.Chain);
        _reader.Gate.EnterWriteLock();
        try
        {
            state.Overlay.TakeAll(batch.Pending);
            state.Take(batch.Index);
            state.Offset += batch.Lines.Length;
            state.Chain = batch.Chain;
            state.Read(batch.Sequence);
            state.MarkSynced(batch.Sequence);
        }
        finally
        {
            _reader.Gate.ExitWriteLock();
        }

        _journal.WriteMark(batch.Sequence);
    }

    // Needs the region's lock, and the gate for writing.
    private RegionState Refresh()
    {
        try
        {
            _reader.Refresh(_journal, CancellationToken.None, EnsureJournal());
            RegionState state = _reader.State!;
            _journal.Open(state);
            if (state.Sequence > state.Synced) _journal.MakeTailDurable(state);
            return state;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A line may be half applied.
            _reader.Drop();
            throw;
        }
    }

    // What is under the journal's path, where it is what this process knows.
    private FileStamp? EnsureJournal()
    {
        if (_reader.State is { Journal: not null } known)
        {
            // Nobody else writes now: what is there is what was read, with lines of others behind it perhaps, or another file. A restore
            // that could not end leaves the journal of the store before it there.
            bool isOurs = known.Epoch == _store.Look().Epoch && known.JournalPath != _folder.RestoredPath;
            if (isOurs && _reader.FindCurrent(known) is { } current) return current;
            _journal.Dispose();
            _reader.Drop();
        }

        RestoredJournal.End(_folder.Disk, _folder.Location, _store.Id);
        if (_folder.LatestGeneration() > 0) return null;
        if (_folder.ReadSyncedMark() is > 0 and var synced)
            throw EcsErrors.Fault(SR.StoreLost, [_folder.Location, synced, 0, _folder.SyncedPath]);
        if (_reader.WasHad) throw _reader.Gone();
        _folder.DeleteTemporaries();
        CreateJournal();
        return null;
    }

    private void CreateJournal()
    {
        JournalHeader header = new(JsonStore.FormatVersion, _store.Id, _store.Identify().Account, _folder.Region, 1);
        string temporary = _folder.NewPath();
        byte[] line = JournalFormat.WriteHeader(header, out _);
        try
        {
            using (DiskFile file = _folder.Disk.CreateNew(temporary))
            {
                file.Write(0, line, 0, line.Length);
                file.Sync();
            }

            _folder.Disk.Publish(temporary, _folder.JournalPath(1), durable: true);
        }
        catch
        {
            _folder.Disk.DeleteQuietly(temporary);
            throw;
        }
    }

    /// <summary>Changes that were decided: their lines, their entries of the index, and where the region is after them.</summary>
    private readonly record struct Batch(ByteBuffer Lines, MemoryLayer Pending, IndexWriter Index, long Sequence, uint Chain);
}

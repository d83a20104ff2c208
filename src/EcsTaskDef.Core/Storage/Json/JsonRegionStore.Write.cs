using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

internal sealed partial class JsonRegionStore
{
    private const int MaxBatch = 256;

    private readonly object _queueGate = new();
    private readonly Queue<Waiter> _queue = new();
    private bool _hasLeader;

    // Threads that have handed over, and are at housekeeping.
    private int _busy;

    // Counts batches.
    private volatile int _served;

    // Lines that are being made, in one array for all batches: growing one for each cost as much as the lines.
    private ByteBuffer _lines = new(64 * 1024);

    private DiskFile? _writer;
    private DiskFile? _syncedFile;
    private int _writerGeneration;
    private int _writerEpoch;
    private FileStamp _writerIdentity;
    private FileStamp _syncedIdentity;
    private bool _locksProven;

    public ValueTask<T> ChangeAsync<T>(Func<IRegionView, Change, T> decide, CancellationToken cancellationToken)
    {
        Waiter<T> waiter = new(decide, _store.Location, cancellationToken);
        lock (_queueGate)
        {
            _queue.Enqueue(waiter);
            if (_hasLeader) return new ValueTask<T>(waiter.Task);
            _hasLeader = true;
        }

        // The first to come leads: it serves itself and whoever has come by then with one sync, on its own thread.
        Lead();
        return new ValueTask<T>(waiter.Task);
    }

    private void Lead()
    {
        List<Waiter> batch = new();
        lock (_queueGate)
        {
            while (_queue.Count > 0 && batch.Count < MaxBatch) batch.Add(_queue.Dequeue());
        }

        Action? left = Serve(batch) ? BeginHousekeeping() : null;
        bool hasNext;
        lock (_queueGate)
        {
            _hasLeader = hasNext = _queue.Count > 0;
            _busy += left is null ? 0 : 1;
            Monitor.PulseAll(_queueGate);
        }

        // A leader has its own caller to answer; those who came meanwhile are led by another thread.
        if (hasNext) ThreadPool.QueueUserWorkItem(static store => ((JsonRegionStore)store!).Lead(), this);
        if (left is null) return;

        // Nobody waits for this but the one caller who brought it on: in a process that ends with its command nobody else would do it.
        try
        {
            KeepHouse(left);
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

    // Housekeeping never fails the change that brought it on, nor those that wait.
    private static void KeepHouse(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (IsForgiven(exception))
        {
            // The next reading finds out what is wrong, and says so or rebuilds.
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
                // The checkpoint is a cache: what it has wrong, the journal has right. Nothing was written yet.
                _distrustCheckpoint = true;
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

    private Action? BeginHousekeeping()
    {
        Action? left = null;
        KeepHouse(() =>
        {
            bool checkpoint, compact;
            _gate.EnterReadLock();
            try
            {
                checkpoint = _state is { } state && IsCheckpointDue(state);
                compact = _state is not null && IsCompactionDue(_state);
            }
            finally
            {
                _gate.ExitReadLock();
            }

            left = compact ? Compact : checkpoint ? BeginCheckpoint() : null;
        });
        return left;
    }

    private void Commit(List<Waiter> batch)
    {
        if (IsNothingToWrite(batch)) return;
        bool creates = _state?.Journal is null && !HasJournal();
        while (!TryCommit(batch, creates)) creates = true;
    }

    // False where there is no journal, and none may be made.
    private bool TryCommit(List<Waiter> batch, bool creates)
    {
        _store.EnsureCreated();
        if (!_disk.DirectoryExists(_directory))
        {
            if (IsGone) throw Gone();
            _disk.CreateDirectory(_directory);
        }

        using IDisposable? creation = creates ? _store.Locks.OfStore() : null;
        using IDisposable held = Lock();
        if (!creates && !HasJournal(_state)) return false;
        try
        {
            RegionState state = BeginWriting();
            ByteBuffer lines = EmptyLines();
            MemoryLayer pending = new();
            long sequence = state.Sequence;
            uint chain = state.Chain;
            IndexWriter index;

            // The gate keeps files open that a checkpoint of this process, which a reader may have begun, would close.
            _gate.EnterReadLock();
            try
            {
                index = new(state.LayersUnder(pending), pending);
                Draft draft = new(state, new BatchReader(state, lines), pending, index);
                using IDisposable settled = _store.Settle();
                foreach (Waiter waiter in batch)
                {
                    Change change = draft.Begin();
                    if (!waiter.TryDecide(draft.View, change) || change.Events.Count == 0) continue;

                    ChangeLine head = new(sequence + 1, state.Synced, change.By, _disk.HostName, _disk.ProcessId);
                    (Extent Document, Extent Tags)[] places = JournalFormat.WriteChange(lines, state.Offset, head, change.Events, ref chain);
                    sequence++;
                    draft.Keep(change.Events, places);
                }

                index.Flush();
            }
            finally
            {
                _gate.ExitReadLock();
            }

            if (lines.Length > 0) Append(state, lines, pending, index, sequence, chain);
            return true;
        }
        finally
        {
            _writing = false;
        }
    }

    private bool HasJournal(RegionState? known = null) =>
        (known?.Journal is not null && _disk.FileExists(known.JournalPath)) || LatestGeneration() > 0 || _disk.FileExists(RestoredPath);

    // A thousand registrations are ordinary; after a change that is larger it goes back.
    private ByteBuffer EmptyLines()
    {
        const int Ordinary = 8 * 1024 * 1024;
        if (_lines.Array.Length > Ordinary) _lines = new ByteBuffer(64 * 1024);
        _lines.Clear();
        return _lines;
    }

    // Where nothing was ever written, changes that come to nothing leave nothing behind, not even a folder.
    private bool IsNothingToWrite(List<Waiter> batch)
    {
        if (_state?.Journal is not null || LatestGeneration() > 0 || ReadSyncedMark() > 0 || WasHad) return false;
        using RegionState empty = new(0);
        foreach (Waiter waiter in batch)
        {
            Draft draft = new(empty, empty, new MemoryLayer(), null);
            Change change = draft.Begin();
            if (waiter.TryDecide(draft.View, change) && change.Events.Count > 0) return false;
        }

        return true;
    }

    private RegionState BeginWriting()
    {
        _gate.EnterWriteLock();
        try
        {
            RegionState state = RefreshForWriting();
            _writing = true;
            return state;
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    // Needs the region's lock, and the gate for writing.
    private RegionState RefreshForWriting()
    {
        try
        {
            EnsureJournal();
            Refresh(forWriting: true, CancellationToken.None);
            RegionState state = _state!;
            OpenWriter(state);
            if (state.Sequence > state.Synced) MakeTailDurable(state);
            return state;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A line may be half applied.
            Drop();
            throw;
        }
    }

    private void Append(RegionState state, ByteBuffer lines, MemoryLayer pending, IndexWriter index, long sequence, uint chain)
    {
        WriteAndSync(state, lines, chain);
        _gate.EnterWriteLock();
        try
        {
            state.Overlay.TakeAll(pending);
            state.Take(index);
            state.Offset += lines.Length;
            state.Chain = chain;
            state.Read(sequence);
            state.MarkSynced(sequence);
        }
        finally
        {
            _gate.ExitWriteLock();
        }

        WriteSyncedMark(sequence);
    }

    private void WriteAndSync(RegionState state, ByteBuffer lines, uint chain)
    {
        try
        {
            _writer!.Write(state.Offset, lines.Array, 0, lines.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first lines of a batch may be there whole, for others to see: that nothing was changed can be said
            // only when they are gone, for good.
            if (TryCut(state.Offset)) throw;
            throw OutcomeUnknown(exception);
        }

        bool isReachable;
        try
        {
            _writer.Sync();
            isReachable = IsReachable(state, state.Offset + lines.Length, chain);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutcomeUnknown(exception);
        }

        if (!isReachable) throw Replaced(state);
    }

    // Whether the bytes are on the disk is not known, and the system may forget that they are not: this handle acknowledges
    // nothing any more, and the next writer cuts the tail off, or writes it anew before it syncs.
    private EcsException OutcomeUnknown(Exception exception)
    {
        CloseWriter();
        _gate.EnterWriteLock();
        Drop();
        _gate.ExitWriteLock();
        return EcsErrors.Fault(SR.StoreSyncFailed, [_store.Location, DiskTrouble.Describe(exception)], exception);
    }

    // Somebody may delete, rename or overwrite the files of a store that is in use: what is written then goes nowhere, or into the
    // middle of another file. It is not acknowledged.
    private EcsException Replaced(RegionState state)
    {
        CloseWriter();
        _gate.EnterWriteLock();
        Drop();
        _gate.ExitWriteLock();
        return EcsErrors.Fault(SR.StoreReplaced, [state.JournalPath]);
    }

    private bool IsReachable(RegionState state, long end, uint chain)
    {
        FileStamp there = _disk.Stamp(state.JournalPath);
        return there.Length == end && there.IsSameFile(state.Identity) && state.IsWhatWasRead() && JournalDamage.EndsIn(state.Journal!, end, chain);
    }

    // Lines of a writer that died, or whose sync failed, before their mark: the same bytes again make the pages dirty, so
    // that this sync cannot succeed without them.
    private void MakeTailDurable(RegionState state)
    {
        long start = state.SyncedOffset;
        byte[] tail = new byte[checked((int)(state.Offset - start))];
        int read = state.Journal!.Read(start, tail, 0, tail.Length);
        VerifyTail(state, tail.AsSpan(0, read));
        _writer!.Write(start, tail, 0, read);
        _writer.Sync();
        state.MarkSynced(state.Sequence);
        WriteSyncedMark(state.Sequence);
    }

    // It was read before, line by line, but perhaps not just now.
    private static void VerifyTail(RegionState state, ReadOnlySpan<byte> tail)
    {
        long at = state.SyncedOffset;
        uint chain = JournalDamage.ChainBefore(state.Journal!, at) ?? throw JournalDamage.At(state.Journal!, state.JournalPath, at);
        int length;
        while ((length = tail.IndexOf((byte)'\n')) >= 0)
        {
            if (!JournalDamage.TryCheck(state.Journal!, tail.Slice(0, length), ReadFor.Copy, ref chain))
                throw JournalDamage.At(state.Journal!, state.JournalPath, at);
            at += length + 1;
            tail = tail.Slice(length + 1);
        }

        if (at != state.Offset || chain != state.Chain) throw JournalDamage.At(state.Journal!, state.JournalPath, at);
    }

    private void WriteSyncedMark(long sequence)
    {
        try
        {
            byte[] text = SyncedMark.Write(_store.Id, sequence);
            _syncedFile?.Write(0, text, 0, text.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Only a hint: without it the next writer syncs what it finds.
        }
    }

    // Another program may look at it just now: it is only a hint.
    private DiskFile? OpenMark() => Disk.UnlessInUse(() => _disk.OpenWrite(SyncedPath));

    private void EnsureJournal()
    {
        if (_state is { Journal: not null } known)
        {
            // Nobody else writes now: what is there is what was read, with lines of others behind it perhaps, or another file. A restore
            // that could not end leaves the journal of the store before it there.
            if (known.Epoch == _store.CheckIdentity() && known.JournalPath != RestoredPath && IsJournalCurrent(known)) return;
            CloseWriter();
            Drop();
        }

        RestoredJournal.End(_disk, _directory, _store.Id);
        if (LatestGeneration() > 0) return;
        if (ReadSyncedMark() is > 0 and var synced) throw EcsErrors.Fault(SR.StoreLost, [_directory, synced, 0, SyncedPath]);
        if (WasHad) throw Gone();
        DeleteTemporaries();
        JournalHeader header = new(JsonStore.FormatVersion, _store.Id, _store.Account, Region, 1);
        string temporary = Path.Combine(_directory, _disk.UniqueName("new-", ".tmp"));
        byte[] line = JournalFormat.WriteHeader(header, out _);
        try
        {
            using (DiskFile file = _disk.CreateNew(temporary))
            {
                file.Write(0, line, 0, line.Length);
                file.Sync();
            }

            _disk.Publish(temporary, JournalPath(1), durable: true);
        }
        catch
        {
            _disk.DeleteQuietly(temporary);
            throw;
        }
    }

    // Of processes that were killed: where there is no journal its maker, and later the holder of the checkpoint's lock, is
    // the only one to make any.
    private void DeleteTemporaries()
    {
        foreach (string left in _disk.ListFiles(_directory, "new-*.tmp")) _disk.DeleteQuietly(Path.Combine(_directory, left));
    }

    private void OpenWriter(RegionState state)
    {
        if (IsWriterOf(state) && _disk.Stamp(SyncedPath).IsSameFile(_syncedIdentity)) return;
        CloseWriter();
        if (!_disk.FileExists(state.JournalPath)) throw new IOException("The journal is gone.");
        DiskFile journal = _disk.OpenWrite(state.JournalPath);
        try
        {
            if (!journal.Stamp.IsSameFile(state.Identity) || _store.CheckIdentity() != state.Epoch) throw new IOException("Another store was put in the place of this one.");
            _syncedFile = OpenMark();
            _syncedIdentity = _syncedFile?.Stamp ?? FileStamp.Missing;

            // Whoever made the store, the region or this generation may have died before their names were on the disk.
            foreach (string folder in new[] { _directory, _store.Location, Path.GetDirectoryName(_store.Location) ?? _store.Location })
                _disk.SyncDirectory(folder);
        }
        catch
        {
            journal.Dispose();
            CloseWriter();
            throw;
        }

        _writer = journal;
        _writerIdentity = state.Identity;
        _writerGeneration = state.Generation;
        _writerEpoch = state.Epoch;
    }

    private bool IsWriterOf(RegionState state) =>
        _writer is not null && _writerIdentity.IsSameFile(state.Identity) && _writerGeneration == state.Generation && _writerEpoch == state.Epoch;

    // Whoever writes has it open: opening it for each change would be seven calls of the system more.
    private byte[] ReadOpenMark()
    {
        if (_syncedFile is null) return [];
        byte[] bytes = new byte[(int)_syncedFile.Length];
        return bytes.AsSpan(0, _syncedFile.Read(0, bytes, 0, bytes.Length)).ToArray();
    }

    private void CloseWriter()
    {
        _writer?.Dispose();
        _syncedFile?.Dispose();
        _writer = _syncedFile = null;
    }

    private void CutTail(long offset)
    {
        using DiskFile file = _disk.OpenWrite(_state!.JournalPath);
        file.SetLength(offset);
    }

    private bool TryCut(long offset)
    {
        try
        {
            _writer!.SetLength(offset);
            _writer.Sync();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next writer cuts.
            return false;
        }
    }

    private IDisposable Lock()
    {
        IDisposable held = _store.Locks.OfRegion(_directory);
        try
        {
            // Where locks are switched off or only pretend, two writers would destroy each other's work.
            if (!_locksProven && _disk.TryLockFolder(_directory) is { } second)
            {
                second.Dispose();
                throw EcsErrors.Fault(SR.StoreLocksOff, [_directory]);
            }

            _locksProven = true;
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The change that one caller is deciding, on top of those of the batch before it.</summary>
    private sealed class Draft
    {
        private readonly MemoryLayer _own = new();
        private readonly IndexWriter? _batch;
        private readonly IndexWriter _writer;
        private readonly PendingPieces _pieces;

        public Draft(RegionState state, IExtentReader stored, MemoryLayer pending, IndexWriter? batch)
        {
            LayerStack layers = state.LayersUnder(_own, pending);
            _batch = batch;
            _writer = new IndexWriter(layers, _own, batch);
            _pieces = new PendingPieces(stored);
            View = new RegionView(layers, _pieces, _writer, starts: state.Starts);
        }

        public RegionView View { get; }

        /// <summary>Begins with a caller; what the one before it left is forgotten.</summary>
        public Change Begin()
        {
            _writer.Clear();
            _pieces.Clear();
            return new Change(e => _writer.Apply(e, _pieces.Add(PendingPieces.DocumentOf(e)), _pieces.Add(PendingPieces.TagsOf(e))));
        }

        /// <summary>The change has its places in the journal, and the batch takes it over.</summary>
        public void Keep(IReadOnlyList<StoreEvent> events, (Extent Document, Extent Tags)[] places)
        {
            for (int i = 0; i < places.Length; i++) _writer.Place(events[i], places[i].Document, places[i].Tags);
            _batch!.Take(_writer);
        }
    }

    /// <summary>Documents of the batch that is being made are not in the file yet.</summary>
    private sealed class BatchReader : IExtentReader
    {
        private const int Ahead = 64 * 1024;

        private readonly RegionState _state;
        private readonly ByteBuffer _lines;

        // What was read at once, and where it begins.
        private ReadOnlyMemory<byte> _block;
        private long _start;

        public BatchReader(RegionState state, ByteBuffer lines)
        {
            _state = state;
            _lines = lines;
        }

        public ReadOnlyMemory<byte> Read(Extent extent)
        {
            if (extent.Offset >= _state.Offset) return _lines.Written.Slice((int)(extent.Offset - _state.Offset), extent.Length).ToArray();

            // What cannot be is refused there.
            if (extent.Length < 0) return _state.Read(extent);
            long at = extent.Offset - _start;
            if (at < 0 || at + extent.Length > _block.Length)
            {
                // Many revisions are often asked for in the order in which they were registered: from the second one on more is read.
                bool isNext = at >= _block.Length && at < _block.Length + Ahead;
                int length = isNext ? Math.Max((int)Math.Min(Ahead, _state.Offset - extent.Offset), extent.Length) : extent.Length;
                (_block, _start, at) = (_state.ReadUnverified(extent.Offset, length), extent.Offset, 0);
            }

            ReadOnlyMemory<byte> bytes = _block.Slice((int)at, extent.Length);
            _state.Verify(extent, bytes.Span);
            return bytes;
        }
    }

    private abstract class Waiter
    {
        /// <summary>Lets the caller decide; false when it refused, was cancelled or failed, and nothing is to be kept.</summary>
        public abstract bool TryDecide(IRegionView view, Change change);

        public abstract void Complete();

        public abstract void Fail(Exception exception);
    }

    private sealed class Waiter<T> : Waiter
    {
        // Not on the leader's thread: it has others to serve.
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Func<IRegionView, Change, T> _decide;
        private readonly string _location;
        private readonly CancellationToken _cancellationToken;
        private Exception? _refusal;
        private T? _result;

        public Waiter(Func<IRegionView, Change, T> decide, string location, CancellationToken cancellationToken)
        {
            _decide = decide;
            _location = location;
            _cancellationToken = cancellationToken;
        }

        public Task<T> Task => _done.Task;

        public override bool TryDecide(IRegionView view, Change change)
        {
            // It may be asked twice; the last answer counts.
            _refusal = null;
            try
            {
                _cancellationToken.ThrowIfCancellationRequested();
                _result = _decide(view, change);
                return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _refusal = EcsErrors.Fault(SR.StoreReadFailed, [_location, DiskTrouble.Describe(exception)], exception);
                return false;
            }
            catch (Exception exception) when (exception is not InvalidDataException)
            {
                // Whatever it is, it is this caller's own and not the batch's.
                _refusal = exception;
                return false;
            }
        }

        public override void Complete()
        {
            if (_refusal is OperationCanceledException) _done.TrySetCanceled(_cancellationToken);
            else if (_refusal is not null) _done.TrySetException(_refusal);
            else _done.TrySetResult(_result!);
        }

        public override void Fail(Exception exception)
        {
            // A refusal stands whatever became of the others: nothing of it was to be written.
            if (_refusal is not null) Complete();
            else _done.TrySetException(exception);
        }
    }
}

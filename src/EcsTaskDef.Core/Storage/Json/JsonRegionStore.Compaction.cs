using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// Compaction: a new generation of the journal with every line of the old one, but without the documents of removed
/// revisions and those that a later line replaced. So history and revision counters stay, and line numbers too.
/// </summary>
internal sealed partial class JsonRegionStore
{
    // Below this a new generation is not worth its while.
    private const long MinDeadBytes = 64 * 1024;

    // A millisecond's work.
    private const int CopyBuffer = 64 * 1024;

    // The sync of a change may have to wait for what else is on its way to the disk.
    private const int SyncedAtOnce = 1024 * 1024;

    // A generation in which a compaction has found damage. Only a repair helps, which makes another generation.
    private volatile int _damagedGeneration;

    // What was found there.
    private EcsException? _damage;

    private bool IsCompactionDue(RegionState state)
    {
        if (state.Generation == _damagedGeneration) return false;

        // More than half of the journal goes: so however long its history has become, a byte is copied about once.
        long dead = new RegionView(state.Layers, state).Totals.DeadBytes;
        return dead > Math.Max(state.Offset - dead, MinDeadBytes);
    }

    /// <summary>Compacts the region; gives up quietly where another process is at it or the disk refuses.</summary>
    private void Compact()
    {
        if (!Monitor.TryEnter(_checkpointGate)) return;
        EcsException? damage = null;
        try
        {
            _damage = null;

            // Where it fails the old generation stays; it is complete.
            KeepHouse(() =>
            {
                // The same lock as for checkpoints: both replace files of a generation.
                using IDisposable? held = _disk.TryLock(StoreLocks.CheckpointPath(_directory));
                if (held is null) return;
                DeleteTemporaries();
                WriteGeneration(CancellationToken.None);
            });
            damage = _damage;
        }
        finally
        {
            Monitor.Exit(_checkpointGate);
        }

        // The change that brought it on was acknowledged, and later ones will be: no answer can report it.
        if (damage is not null) _store.Warn?.Invoke(EcsErrors.Fault(SR.StoreNotCompacted, [Region, damage], damage));

        Update(CancellationToken.None);
    }

    // Throws ObjectDisposedException where the region was read anew meanwhile.
    private void WriteGeneration(CancellationToken cancellationToken)
    {
        int generation, epoch;
        string temporary = Path.Combine(_directory, _disk.UniqueName("new-", ".tmp"));
        RegionState? read = null;
        try
        {
            using (DiskFile target = _disk.CreateNew(temporary))
            {
                // Most of the work without the lock: what is in the journal does not change any more. The second time there is
                // only what came during the first.
                using Copier copier = Begin(target);
                generation = copier.State.Generation;
                RegionState next = read = Open(temporary, generation + 1);
                epoch = next.Epoch;
                for (int time = 0; time < 2; time++)
                {
                    Copy(copier, UpTo(copier), next, givesWay: true, cancellationToken);
                    target.Sync();
                }

                using IDisposable held = Lock();
                RegionState state = BeginWriting();
                try
                {
                    DemandCurrent(copier);
                    Copy(copier, state.Offset, next, givesWay: false, cancellationToken);
                    target.Sync();
                    if (next.Sequence != state.Sequence) throw new InvalidDataException("The new generation is not what was written.");
                    if (!IsReachable(state, state.Offset, state.Chain)) throw Replaced(state);
                    JournalFormat.Close(_writer!);
                    _disk.Publish(temporary, next.JournalPath, durable: true);
                    Replace(next);
                    read = null;
                }
                finally
                {
                    _writing = false;
                }

                // Here, for the next change would do it, and sync folders, while readers wait.
                OpenWriter(next);
            }
        }
        finally
        {
            Discard(read);
            _disk.DeleteQuietly(temporary);
        }

        DeleteUpTo(generation, epoch);
    }

    // Older ones too: a process may have died before it had deleted them. The oldest first: one whose successor is gone would look like the newest.
    private void DeleteUpTo(int generation, int epoch)
    {
        foreach (int old in Generations().Where(number => number <= generation).OrderBy(static number => number).ToArray())
        {
            // Where a backup was put in the store's place meanwhile, or a store was begun anew, what is there is another's.
            if (_store.CheckIdentity() != epoch || !_disk.FileExists(JournalPath(generation + 1))) return;
            _disk.DeleteQuietly(JournalPath(old));
        }

        // Runs also of a generation whose journal is gone: a reader that was still at it may have written some.
        foreach (string name in _disk.ListFiles(_directory, "checkpoint-*"))
        {
            string[] parts = name.Split('-', '.');
            if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > generation) continue;
            if (_store.CheckIdentity() != epoch) return;
            _disk.DeleteQuietly(Path.Combine(_directory, name));
        }
    }

    // A generation that is being written, as a state of its own: so nobody has to wait until it is read.
    private RegionState Open(string path, int generation)
    {
        DiskFile journal = _disk.OpenRead(path) ?? throw new IOException("The new generation is gone.");
        return Load(_store.CheckIdentity(), generation, JournalPath(generation), journal, useCheckpoint: false)
            ?? throw new ObjectDisposedException(nameof(RegionState));
    }

    private void Replace(RegionState next)
    {
        _gate.EnterWriteLock();
        try
        {
            next.MarkSynced(next.Sequence);
            next.FindStarts();
            Drop();
            _state = next;
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    private void Discard(RegionState? state)
    {
        if (state is null) return;
        state.Dispose();
        foreach (SortedRun run in state.Runs) _disk.DeleteQuietly(Path.Combine(_directory, run.Name));
    }

    private Copier Begin(DiskFile target)
    {
        _gate.EnterReadLock();
        RegionState? state = _state;
        _gate.ExitReadLock();
        if (state?.Journal is null) throw new ObjectDisposedException(nameof(RegionState));
        DiskFile source = _disk.OpenRead(state.JournalPath) ?? throw new IOException("The journal is gone.");
        byte[] header = JournalFormat.WriteHeader(
            new JournalHeader(JsonStore.FormatVersion, _store.Id, _store.Account, Region, state.Generation + 1), out uint chain);
        target.Write(0, header, 0, header.Length);
        Copier copier = new(state, source, target) { TargetOffset = header.Length, Chain = chain };
        byte[] head = new byte[4096];
        int length = head.AsSpan(0, source.Read(0, head, 0, head.Length)).IndexOf((byte)'\n');
        try
        {
            Verify(copier, head.AsSpan(0, Math.Max(length, 0)), 0);
        }
        catch
        {
            copier.Dispose();
            throw;
        }

        copier.SourceOffset = length + 1;
        return copier;
    }

    private long UpTo(Copier copier)
    {
        _gate.EnterReadLock();
        try
        {
            DemandCurrent(copier);
            return Math.Max(copier.State.SyncedOffset, copier.SourceOffset);
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    // What is dropped is gone in this state. Where a writer that failed has cut off the line that says so, the region was read
    // anew, and the copy would lack what is there.
    private void DemandCurrent(Copier copier)
    {
        if (_state != copier.State) throw new ObjectDisposedException(nameof(RegionState));
    }

    private void Copy(Copier copier, long end, RegionState next, bool givesWay, CancellationToken cancellationToken)
    {
        List<JournalEvent> events = new();
        byte[] buffer = new byte[CopyBuffer];
        while (copier.SourceOffset < end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int have = copier.Source.Read(copier.SourceOffset, buffer, 0, (int)Math.Min(buffer.Length, end - copier.SourceOffset));
            int start = 0, length;
            while ((length = buffer.AsSpan(start, have - start).IndexOf((byte)'\n')) >= 0)
            {
                Verify(copier, buffer.AsSpan(start, length), copier.SourceOffset + start);
                copier.Append(buffer.AsSpan(start, length), Dropped(copier, buffer.AsSpan(start, length), copier.SourceOffset + start, events));
                start += length + 1;
            }

            copier.SourceOffset += start;
            copier.Flush();

            // Every line must be there: the old generation goes.
            ReadTail(next, knownSynced: long.MaxValue, forWriting: false, cancellationToken);
            Report(StoreWork.Compacting, copier.SourceOffset, end);
            if (givesWay) GiveWay(copier);
            if (start > 0) continue;
            if (have < buffer.Length) throw new InvalidDataException("A line of the journal has no end.");
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    // What is written gets a checksum that fits, and the old generation is deleted: damage would be sealed as sound.
    private void Verify(Copier copier, ReadOnlySpan<byte> line, long offset)
    {
        if (copier.TryCheck(line)) return;
        _damagedGeneration = copier.State.Generation;
        throw _damage = JournalDamage.At(copier.Source, copier.State.JournalPath, offset);
    }

    // Nobody waits for a compaction, but those who want something done while it goes on do. It works a millisecond at a time.
    private void GiveWay(Copier copier)
    {
        int served = _served;
        if (served == copier.Served) return;
        copier.Served = served;
        _disk.Pause(TimeSpan.MaxValue);
    }

    // The documents of a line whose revisions are gone, or that a later line replaced; as places in the line.
    private List<Extent> Dropped(Copier copier, ReadOnlySpan<byte> line, long lineOffset, List<JournalEvent> events)
    {
        List<Extent> dropped = new();
        JournalFormat.ReadChange(line, 0, events, stepsOver: true);
        _gate.EnterReadLock();
        try
        {
            DemandCurrent(copier);
            LayerStack index = copier.State.Layers;
            foreach ((StoreEvent storeEvent, Extent document, _) in events)
            {
                if (!document.IsEmpty && !IsLive(index, storeEvent, lineOffset + document.Offset)) dropped.Add(document);
            }
        }
        finally
        {
            _gate.ExitReadLock();
        }

        return dropped;
    }

    private static bool IsLive(LayerStack index, StoreEvent storeEvent, long offset) => storeEvent switch
    {
        RevisionFactEvent revision => index.Get(Keys.Revision(revision.Family, revision.Revision)) is not null,
        ResourceChanged resource => index.Get(Keys.Resource(resource.Kind, resource.Key)) is { } value
            && Records.ReadResource(resource.Kind, resource.Key, value).Document.Offset == offset,
        _ => true,
    };

    private sealed class Copier : IDisposable
    {
        private readonly DiskFile _target;
        private readonly ByteBuffer _output = new(CopyBuffer);
        private long _synced;

        public Copier(RegionState state, DiskFile source, DiskFile target)
        {
            State = state;
            Source = source;
            _target = target;
        }

        /// <summary>What the region held when it began; it goes on with the region.</summary>
        public RegionState State { get; }

        public DiskFile Source { get; }

        public long SourceOffset { get; set; }

        public long TargetOffset { get; set; }

        public uint Chain { get; set; }

        // The checksum of the last line that was read.
        private uint _sourceChain;

        /// <summary>Checks the next line of the source.</summary>
        public bool TryCheck(ReadOnlySpan<byte> line) => JournalDamage.TryCheck(Source, line, ReadFor.Copy, ref _sourceChain);

        /// <summary>How many batches of changes were served when it was last asked.</summary>
        public int Served { get; set; }

        public void Append(ReadOnlySpan<byte> line, List<Extent> dropped)
        {
            int start = _output.Length, copied = 0;
            ReadOnlySpan<byte> body = JournalFormat.BodyOf(line);
            foreach (Extent document in dropped)
            {
                // The member and the length before it go with the document.
                int member = Encoding.ASCII.GetByteCount($",\"length\":{Text(document.Length)},\"document\":");
                _output.Write(body.Slice(copied, (int)document.Offset - member - copied));
                copied = (int)document.Offset + document.Length;
            }

            _output.Write(body.Slice(copied));
            Chain = JournalFormat.Seal(_output, start, Chain);
        }

        public void Dispose() => Source.Dispose();

        public void Flush()
        {
            _target.Write(TargetOffset, _output.Array, 0, _output.Length);
            TargetOffset += _output.Length;
            _output.Clear();
            if (TargetOffset - _synced < SyncedAtOnce) return;
            _target.Sync();
            _synced = TargetOffset;
        }
    }
}

using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// Compaction: a new generation of the journal with every line of the old one, but without the documents of removed
/// revisions and those that a later line replaced. So history and revision counters stay, and line numbers too.
/// </summary>
/// <param name="folder">The region's folder.</param>
/// <param name="reader">What is known of the region.</param>
/// <param name="writer">Writes the region.</param>
/// <param name="checkpoints">Writes checkpoints, which replace files of a generation too.</param>
internal sealed class Compactor(RegionFolder folder, RegionReader reader, RegionWriter writer, CheckpointWriter checkpoints)
{
    private const int OptimizeAttempts = 10;

    // Below this a new generation is not worth its while.
    private const long MinDeadBytes = 64 * 1024;

    // A generation in which a compaction has found damage. Only a repair helps, which makes another generation.
    private volatile int _damagedGeneration;

    // What was found there.
    private EcsException? _damage;

    /// <summary>Whether a compaction is worth its while. Needs the gate.</summary>
    public bool IsDue(RegionState state)
    {
        if (state.Generation == _damagedGeneration) return false;

        // More than half of the journal goes: so however long its history has become, a byte is copied about once.
        long dead = RegionView.TotalsOf(state.Layers).DeadBytes;
        return dead > Math.Max(state.Offset - dead, MinDeadBytes);
    }

    /// <summary>Compacts the region; gives up quietly where another process compacts it or the disk refuses.</summary>
    public void Compact()
    {
        if (!Monitor.TryEnter(checkpoints.Gate)) return;
        EcsException? damage = null;
        try
        {
            _damage = null;

            // Where it fails the old generation stays; it is complete.
            Housekeeping.Try(() =>
            {
                // The same lock as for checkpoints: both replace files of a generation.
                using IDisposable? held = folder.TryLockCheckpoints();
                if (held is null) return;
                folder.DeleteTemporaries();
                WriteGeneration(CancellationToken.None);
            });
            damage = _damage;
        }
        finally
        {
            Monitor.Exit(checkpoints.Gate);
        }

        // The change that brought it on was acknowledged, and later ones will be: no answer can report it.
        if (damage is not null) folder.Store.Warn?.Invoke(EcsErrors.Fault(SR.StoreNotCompacted, [folder.Region, damage], damage));

        checkpoints.Update(CancellationToken.None);
    }

    /// <summary>Compacts the region, worth its while or not, while readers and writers go on.</summary>
    /// <param name="cancellationToken">Stops it until the new generation is there.</param>
    public void CompactNow(CancellationToken cancellationToken)
    {
        try
        {
            WriteGenerationAlone(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw EcsErrors.Fault(SR.StoreOptimizeFailed, [folder.Store.Location, DiskTrouble.Describe(exception)], exception);
        }

        checkpoints.Update(cancellationToken);
    }

    private void WriteGenerationAlone(CancellationToken cancellationToken)
    {
        lock (checkpoints.Gate)
        {
            using IDisposable held = folder.LockCheckpoints();

            // Another process may have done it while this one waited.
            checkpoints.Update(cancellationToken);
            for (int attempt = 0; !TryWriteGeneration(cancellationToken); attempt++)
            {
                if (attempt == OptimizeAttempts)
                    throw new IOException("Writers of the region failed again and again meanwhile, and their changes were taken back.");
                checkpoints.Update(cancellationToken);
            }
        }
    }

    private bool TryWriteGeneration(CancellationToken cancellationToken)
    {
        try
        {
            WriteGeneration(cancellationToken);
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    // Throws ObjectDisposedException where the region was read anew meanwhile.
    private void WriteGeneration(CancellationToken cancellationToken)
    {
        int generation, epoch;
        string temporary = folder.NewPath();
        RegionState? read = null;
        try
        {
            using (DiskFile target = folder.Disk.CreateNew(temporary))
            {
                // Most of the work without the lock: what is in the journal does not change any more. The second time there is
                // only what came during the first.
                using GenerationCopy copy = Begin(target);
                generation = copy.State.Generation;
                RegionState next = read = reader.Open(temporary, generation + 1);
                epoch = next.Epoch;
                for (int time = 0; time < 2; time++)
                {
                    Copy(copy, UpTo(copy), next, givesWay: true, cancellationToken);
                    target.Sync();
                }

                using IDisposable held = folder.Lock();
                RegionState state = writer.BeginWriting();
                try
                {
                    DemandCurrent(copy);
                    Copy(copy, state.Offset, next, givesWay: false, cancellationToken);
                    target.Sync();
                    if (next.Sequence != state.Sequence) throw new InvalidDataException("The new generation is not what was written.");
                    writer.Journal.DemandReachable(state);
                    writer.Journal.Close();
                    folder.Disk.Publish(temporary, next.JournalPath, durable: true);
                    reader.Replace(next);
                    read = null;
                }
                finally
                {
                    reader.EndWriting();
                }

                // Here, for the next change would do it, and sync folders, while readers wait.
                writer.Journal.Open(next);
            }
        }
        finally
        {
            Discard(read);
            folder.Disk.DeleteQuietly(temporary);
        }

        DeleteUpTo(generation, epoch);
    }

    // Older ones too: a process may have died before it had deleted them. The oldest first: one whose successor is gone would look like
    // the newest.
    private void DeleteUpTo(int generation, int epoch)
    {
        foreach (int old in folder.Generations().Where(number => number <= generation).OrderBy(static number => number).ToArray())
        {
            // Where a backup was put in the store's place meanwhile, or a store was begun anew, what is there is another's.
            if (folder.Store.Look().Epoch != epoch || !folder.Disk.FileExists(folder.JournalPath(generation + 1))) return;
            folder.Disk.DeleteQuietly(folder.JournalPath(old));
        }

        // Runs also of a generation whose journal is gone: a process that was still reading it may have written some.
        foreach (string name in folder.Disk.ListFiles(folder.Location, "checkpoint-*"))
        {
            if (RestoredJournal.NumberOf(name) is not { } number || number > generation) continue;
            if (folder.Store.Look().Epoch != epoch) return;
            folder.Disk.DeleteQuietly(folder.PathOf(name));
        }
    }

    private void Discard(RegionState? state)
    {
        if (state is null) return;
        state.Dispose();
        foreach (SortedRun run in state.Runs) folder.Disk.DeleteQuietly(folder.PathOf(run.Name));
    }

    private GenerationCopy Begin(DiskFile target)
    {
        reader.Gate.EnterReadLock();
        RegionState? state = reader.State;
        reader.Gate.ExitReadLock();
        if (state?.Journal is null) throw new ObjectDisposedException(nameof(RegionState));
        DiskFile source = folder.Disk.OpenRead(state.JournalPath) ?? throw new IOException("The journal is gone.");
        string account = folder.Store.Identify().Account;
        JournalHeader next = new(JsonStore.FormatVersion, folder.Store.Id, account, folder.Region, state.Generation + 1);
        byte[] header = JournalFormat.WriteHeader(next, out uint chain);
        target.Write(0, header, 0, header.Length);
        GenerationCopy copy = new(state, source, target) { TargetOffset = header.Length, Chain = chain };
        byte[] head = new byte[4096];
        int length = head.AsSpan(0, source.Read(0, head, 0, head.Length)).IndexOf((byte)'\n');
        try
        {
            Verify(copy, head.AsSpan(0, Math.Max(length, 0)), 0);
        }
        catch
        {
            copy.Dispose();
            throw;
        }

        copy.SourceOffset = length + 1;
        return copy;
    }

    private long UpTo(GenerationCopy copy)
    {
        reader.Gate.EnterReadLock();
        try
        {
            DemandCurrent(copy);
            return Math.Max(copy.State.SyncedOffset, copy.SourceOffset);
        }
        finally
        {
            reader.Gate.ExitReadLock();
        }
    }

    // What is dropped is gone in this state. Where a writer that failed has cut off the line that says so, the region was read
    // anew, and the copy would lack what is there.
    private void DemandCurrent(GenerationCopy copy)
    {
        if (reader.State != copy.State) throw new ObjectDisposedException(nameof(RegionState));
    }

    private void Copy(GenerationCopy copy, long end, RegionState next, bool givesWay, CancellationToken cancellationToken)
    {
        List<JournalEvent> events = new();
        byte[] buffer = new byte[GenerationCopy.Buffer];
        while (copy.SourceOffset < end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int have = copy.Source.Read(copy.SourceOffset, buffer, 0, (int)Math.Min(buffer.Length, end - copy.SourceOffset));
            int start = 0, length;
            while ((length = buffer.AsSpan(start, have - start).IndexOf((byte)'\n')) >= 0)
            {
                ReadOnlySpan<byte> line = buffer.AsSpan(start, length);
                Verify(copy, line, copy.SourceOffset + start);
                copy.Append(line, Dropped(copy, line, copy.SourceOffset + start, events));
                start += length + 1;
            }

            copy.SourceOffset += start;
            copy.Flush();

            // Every line must be there: the old generation goes.
            reader.ReadOn(next, cancellationToken);
            folder.Report(StoreWork.Compacting, copy.SourceOffset, end);
            if (givesWay) GiveWay(copy);
            if (start > 0) continue;
            if (have < buffer.Length) throw new InvalidDataException("A line of the journal has no end.");
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    // What is written gets a checksum that fits, and the old generation is deleted: damage would be sealed as sound.
    private void Verify(GenerationCopy copy, ReadOnlySpan<byte> line, long offset)
    {
        if (copy.TryCheck(line)) return;
        _damagedGeneration = copy.State.Generation;
        throw _damage = JournalDamage.At(copy.Source, copy.State.JournalPath, offset);
    }

    // Nobody waits for a compaction, but those who want something done while it goes on do. It works a millisecond at a time.
    private void GiveWay(GenerationCopy copy)
    {
        int served = writer.Served;
        if (served == copy.Served) return;
        copy.Served = served;
        folder.Disk.Pause(TimeSpan.MaxValue);
    }

    // The documents of a line whose revisions are gone, or that a later line replaced; as places in the line.
    private List<Extent> Dropped(GenerationCopy copy, ReadOnlySpan<byte> line, long lineOffset, List<JournalEvent> events)
    {
        List<Extent> dropped = new();
        ChangeReader.Read(line, 0, events, stepsOver: true);
        reader.Gate.EnterReadLock();
        try
        {
            DemandCurrent(copy);
            LayerStack index = copy.State.Layers;
            foreach ((StoreEvent storeEvent, Extent document, _) in events)
            {
                if (!document.IsEmpty && !IsLive(index, storeEvent, lineOffset + document.Offset)) dropped.Add(document);
            }
        }
        finally
        {
            reader.Gate.ExitReadLock();
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
}

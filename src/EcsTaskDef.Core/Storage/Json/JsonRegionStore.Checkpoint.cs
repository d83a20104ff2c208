using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// The checkpoint: runs of sorted entries, small young ones and few large old ones, and a manifest that names them. Runs
/// of one size class are merged when there are eight, so an entry is rewritten once for each power of eight of the
/// region's size, and what a change costs does not grow with what is stored.
/// </summary>
internal sealed partial class JsonRegionStore
{
    // A change has three to six entries; so a process that opens a store reads at most some thousand lines, and where little is
    // stored a fraction of it. A page has some fifty entries: a third more than there is, so what all runs cost stays a small multiple.
    private const int LeastDueEntries = 512, MostDueEntries = 4096, DueEntriesPerPage = 16;

    // Some 5 MB of memory. Larger runs are merged less often, larger layers are searched longer.
    private const int SpillEntries = 32 * 1024;
    private const int MergeCount = 8;

    private readonly object _checkpointGate = new();

    private volatile bool _distrustCheckpoint;

    private static bool IsCheckpointDue(RegionState state) =>
        state.Overlay.Count >= Math.Min(Math.Max(state.RunPages * DueEntriesPerPage, LeastDueEntries), MostDueEntries)
        || state.HasFrozen || state.HasUnlistedRuns;

    /// <summary>
    /// Begins to write what is new since the last checkpoint; outside the region's lock. Whoever cannot write one, or finds
    /// another process at it, goes on without.
    /// </summary>
    /// <returns>The rest, which takes longer the more is stored, and is to be done by the same thread; null = there is none.</returns>
    private Action? BeginCheckpoint()
    {
        if (!Monitor.TryEnter(_checkpointGate)) return null;
        IDisposable? held = null;
        Action? rest = null;
        try
        {
            KeepHouse(() =>
            {
                held = _disk.TryLock(StoreLocks.CheckpointPath(_directory));
                if (held is not null && TakeSnapshot(out RegionState? state, out MemoryLayer[] frozen) is { } manifest)
                    rest = () => EndCheckpoint(state!, frozen, manifest, held);
            });
            return rest;
        }
        finally
        {
            if (rest is null) LeaveCheckpoint(held);
        }
    }

    private void LeaveCheckpoint(IDisposable? held)
    {
        held?.Dispose();
        Monitor.Exit(_checkpointGate);
    }

    private void EndCheckpoint(RegionState state, MemoryLayer[] frozen, CheckpointManifest manifest, IDisposable held)
    {
        try
        {
            // A cache that could not be written; what is wrong with the disk shows where something must be written.
            KeepHouse(() => WriteCheckpoint(state, frozen, manifest));
        }
        finally
        {
            LeaveCheckpoint(held);
        }
    }

    private void WriteCheckpoint(RegionState state, MemoryLayer[] frozen, CheckpointManifest manifest)
    {
        DeleteTemporaries();
        List<SortedRun> runs = WriteFrozen(state, frozen);
        while (MergeSmallRuns(state, runs))
        {
        }

        manifest = manifest with { Runs = runs.Select(static run => (run.Name, run.PageCount)).ToArray() };
        string temporary = Path.Combine(_directory, _disk.UniqueName("new-", ".tmp"));
        byte[] bytes = manifest.Write();
        using (DiskFile file = _disk.CreateNew(temporary)) file.Write(0, bytes, 0, bytes.Length);
        _disk.Publish(temporary, ManifestPath(state.Generation), durable: false);
        state.CheckpointOffset = manifest.Offset;
        DeleteRunsBut(manifest);
    }

    private static bool IsForgiven(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or InvalidDataException or EcsException or ObjectDisposedException;

    private CheckpointManifest? TakeSnapshot(out RegionState? state, out MemoryLayer[] frozen)
    {
        state = null;
        frozen = Array.Empty<MemoryLayer>();
        _gate.EnterWriteLock();
        try
        {
            if (_writing || _state is not { Journal: not null }) return null;
            AdoptNewerCheckpoint();
            state = _state;
            if (!IsCheckpointDue(state) || !IsGenerationCurrent(state)) return null;

            // A checkpoint must never know more than a power cut leaves in the journal.
            if (state.Sequence > state.Synced) return null;
            state.Freeze();
            frozen = state.Frozen.ToArray();
            return new CheckpointManifest(_store.Id, state.Generation, state.Offset, state.Sequence, state.Chain,
                Array.Empty<(string, int)>());
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    // The layers do not change any more: nobody needs to wait while they are written.
    private List<SortedRun> WriteFrozen(RegionState state, MemoryLayer[] frozen)
    {
        SortedRun? run = frozen.Length == 0 ? null
            : WriteRun(state.Generation, new LayerStack(frozen).Scan(null, null, descending: false, withDeletions: true));
        _gate.EnterWriteLock();
        try
        {
            // Read anew meanwhile, or so far that all layers were moved to a run.
            if (_state != state || !state.Frozen.SequenceEqual(frozen))
            {
                run?.Dispose();
                throw new ObjectDisposedException(nameof(RegionState));
            }

            if (run is not null) state.ReplaceFrozen(run);

            // From here on readers may go further, and spill runs of their own: those are not this manifest's.
            state.HasUnlistedRuns = false;
            return state.Runs.ToList();
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    // Another process may be further; its runs serve as well as ours, and only one line of checkpoints may go on.
    private void AdoptNewerCheckpoint()
    {
        RegionState state = _state!;
        if (ReadManifest(state.Generation) is not { Format: CheckpointManifest.CurrentFormat } manifest) return;
        if (manifest.Offset <= state.CheckpointOffset) return;
        Drop();
        try
        {
            Refresh(forWriting: false, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A line may be half applied.
            Drop();
            throw;
        }
    }

    private CheckpointManifest? ReadManifest(int generation) =>
        _disk.ReadSmallFile(ManifestPath(generation)) is { } bytes && CheckpointManifest.Read(bytes) is { } manifest
        && manifest.Store == _store.Id && manifest.Generation == generation
            ? manifest
            : null;

    private void LoadCheckpoint(RegionState state)
    {
        // The runs of a manifest may be replaced between reading it and opening them; then there is a newer manifest.
        for (int attempt = 0; attempt < 10; attempt++)
        {
            if (ReadManifest(state.Generation) is not { } manifest) return;
            if (manifest.Offset > state.Journal!.Length)
            {
                throw EcsErrors.Fault(
                    SR.StoreLost,
                    [_directory, manifest.Sequence, $"byte {Text(state.Journal.Length)}", ManifestPath(state.Generation)]);
            }

            // An earlier version's has no checksums of documents.
            if (manifest.Format != CheckpointManifest.CurrentFormat
                || !JournalDamage.EndsIn(state.Journal, manifest.Offset, manifest.Chain)) return;
            if (!TryOpenRuns(manifest, out List<SortedRun> runs)) continue;
            state.SetRuns(runs);
            state.Offset = state.SyncedOffset = state.CheckpointOffset = manifest.Offset;
            state.Sequence = manifest.Sequence;
            state.Chain = manifest.Chain;
            state.MarkSynced(manifest.Sequence);
            return;
        }
    }

    // The line before the offset must be the one that is known.
    private bool TryOpenRuns(CheckpointManifest manifest, out List<SortedRun> runs)
    {
        runs = new List<SortedRun>();
        try
        {
            foreach ((string name, int pages) in manifest.Runs)
            {
                // A name is a file of this folder, whatever the manifest says.
                if (Path.GetFileName(name) != name || _disk.OpenRead(Path.Combine(_directory, name)) is not { } file) break;
                runs.Add(new SortedRun(name, file, pages));
            }

            if (runs.Count == manifest.Runs.Count) return true;
        }
        catch (InvalidDataException)
        {
            // Cut short by a power cut: a cache, rebuilt.
        }

        foreach (SortedRun run in runs) run.Dispose();
        return false;
    }

    /// <summary>Moves full layers from the memory to a run on disk; where that is impossible they stay in memory.</summary>
    private void Spill(RegionState state)
    {
        state.Freeze();
        if (!state.HasFrozen) return;
        try
        {
            state.ReplaceFrozen(
                WriteRun(state.Generation, new LayerStack(state.Frozen).Scan(null, null, descending: false, withDeletions: true)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder that can only be read.
        }
    }

    private SortedRun WriteRun(int generation, IEnumerable<Entry> entries)
    {
        string name = _disk.UniqueName($"checkpoint-{Text(generation)}-", ".run");
        DiskFile file = _disk.CreateNew(Path.Combine(_directory, name));
        try
        {
            return new SortedRun(name, file, SortedRun.Write(file, entries));
        }
        catch
        {
            file.Dispose();
            _disk.DeleteQuietly(Path.Combine(_directory, name));
            throw;
        }
    }

    /// <summary>Merges the youngest runs of one size class when there are enough of them; false when there are not.</summary>
    private bool MergeSmallRuns(RegionState state, List<SortedRun> runs)
    {
        for (int first = 0; first + MergeCount <= runs.Count; first++)
        {
            int sizeClass = SizeClass(runs[first]);
            if (!runs.Skip(first).Take(MergeCount).All(run => SizeClass(run) == sizeClass)) continue;

            // Everything younger goes along: an entry must never come to lie above a newer one.
            SortedRun[] merged = runs.Take(first + MergeCount).ToArray();
            bool oldest = merged.Length == runs.Count;
            SortedRun result = WriteRun(
                state.Generation, new LayerStack(merged).Scan(null, null, descending: false, withDeletions: !oldest));
            _gate.EnterWriteLock();
            try
            {
                // Read anew meanwhile: this state is nobody's any more.
                if (_state != state) throw new ObjectDisposedException(nameof(RegionState));
                state.ReplaceRuns(merged, result);
                runs.RemoveRange(0, merged.Length);
                runs.Insert(0, result);
                foreach (SortedRun run in merged) run.Dispose();
            }
            finally
            {
                _gate.ExitWriteLock();
            }

            return true;
        }

        return false;
    }

    // Powers of eight of the pages that one spilled layer has.
    private static int SizeClass(SortedRun run)
    {
        int sizeClass = 0;
        for (int pages = run.PageCount / 256; pages > 0; pages /= MergeCount) sizeClass++;
        return sizeClass;
    }

    private void DeleteRunsBut(CheckpointManifest manifest)
    {
        HashSet<string> kept = new(manifest.Runs.Select(static run => run.File), StringComparer.Ordinal);
        _gate.EnterReadLock();
        try
        {
            // Those that a reader spilled meanwhile are the next manifest's.
            if (_state is { } state) kept.UnionWith(state.Runs.Select(static run => run.Name));
        }
        finally
        {
            _gate.ExitReadLock();
        }

        foreach (string name in _disk.ListFiles(_directory, $"checkpoint-{Text(manifest.Generation)}-*.run"))
        {
            if (!kept.Contains(name)) _disk.DeleteQuietly(Path.Combine(_directory, name));
        }
    }
}

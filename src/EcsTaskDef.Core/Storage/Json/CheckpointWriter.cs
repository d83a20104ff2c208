using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// The checkpoint: runs of sorted entries, small young ones and few large old ones, and a manifest that names them. Runs
/// of one size class are merged when there are eight, so an entry is rewritten once for each power of eight of the
/// region's size, and what a change costs does not grow with what is stored. A small region has one run.
/// </summary>
/// <param name="folder">The region's folder.</param>
/// <param name="reader">What is known of the region.</param>
/// <param name="files">The files of checkpoints.</param>
internal sealed class CheckpointWriter(RegionFolder folder, RegionReader reader, CheckpointFiles files)
{
    private const int MergeCount = 8;

    // Pages that are written anew at each checkpoint rather than read from several files by each process that opens the region.
    private const int FewPages = 32;

    /// <summary>Held by the thread of this process that replaces files of a generation: a checkpoint or a compaction.</summary>
    public object Gate { get; } = new();

    /// <summary>Brings what is known up to what is on disk, and writes a checkpoint where there was much to read.</summary>
    public void Update(CancellationToken cancellationToken)
    {
        if (reader.Update(cancellationToken)) Begin()?.Invoke();
    }

    /// <summary>
    /// Begins to write what is new since the last checkpoint; outside the region's lock. A process that cannot write one, or finds
    /// that another is writing one, goes on without.
    /// </summary>
    /// <returns>The rest, which takes longer the more is stored, and is to be done by the same thread; null = there is none.</returns>
    public Action? Begin()
    {
        if (!Monitor.TryEnter(Gate)) return null;
        IDisposable? held = null;
        Action? rest = null;
        try
        {
            Housekeeping.Try(() =>
            {
                held = folder.TryLockCheckpoints();
                if (held is not null && TakeSnapshot(out RegionState? state, out MemoryLayer[] frozen) is { } manifest)
                    rest = () => End(state!, frozen, manifest, held);
            });
            return rest;
        }
        finally
        {
            if (rest is null) Leave(held);
        }
    }

    private void Leave(IDisposable? held)
    {
        held?.Dispose();
        Monitor.Exit(Gate);
    }

    private void End(RegionState state, MemoryLayer[] frozen, CheckpointManifest manifest, IDisposable held)
    {
        try
        {
            // A cache that could not be written; what is wrong with the disk shows where something must be written.
            Housekeeping.Try(() => Write(state, frozen, manifest));
        }
        finally
        {
            Leave(held);
        }
    }

    private void Write(RegionState state, MemoryLayer[] frozen, CheckpointManifest manifest)
    {
        folder.DeleteTemporaries();
        List<SortedRun> runs = WriteFrozen(state, frozen);
        while (MergeSmallRuns(state, runs))
        {
        }

        manifest = manifest with { Runs = runs.Select(static run => (run.Name, run.PageCount)).ToArray() };
        string temporary = folder.NewPath();
        byte[] bytes = manifest.Write();
        using (DiskFile file = folder.Disk.CreateNew(temporary)) file.Write(0, bytes, 0, bytes.Length);
        folder.Disk.Publish(temporary, folder.ManifestPath(state.Generation), durable: false);
        state.CheckpointOffset = manifest.Offset;
        DeleteRunsBut(manifest);
    }

    private CheckpointManifest? TakeSnapshot(out RegionState? state, out MemoryLayer[] frozen)
    {
        state = null;
        frozen = Array.Empty<MemoryLayer>();
        reader.Gate.EnterWriteLock();
        try
        {
            if (reader.IsWriting || reader.State is not { Journal: not null }) return null;
            AdoptNewer(reader.State);
            state = reader.State;
            if (!state.IsCheckpointDue || !reader.IsGenerationCurrent(state)) return null;

            // A checkpoint must never know more than a power cut leaves in the journal.
            if (state.Sequence > state.Synced) return null;
            state.Freeze();
            frozen = state.Frozen.ToArray();
            return new CheckpointManifest(folder.Store.Id, state.Generation, state.Offset, state.Sequence, state.Chain,
                Array.Empty<(string, int)>());
        }
        finally
        {
            reader.Gate.ExitWriteLock();
        }
    }

    // Another process may be further; its runs serve as well as ours, and only one line of checkpoints may go on.
    private void AdoptNewer(RegionState state)
    {
        if (files.ReadManifest(state.Generation) is not { Format: CheckpointManifest.CurrentFormat } manifest) return;
        if (manifest.Offset <= state.CheckpointOffset) return;
        reader.Drop();
        try
        {
            reader.Refresh(writer: null, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A line may be half applied.
            reader.Drop();
            throw;
        }
    }

    // The layers do not change any more: nobody needs to wait while they are written.
    private List<SortedRun> WriteFrozen(RegionState state, MemoryLayer[] frozen)
    {
        SortedRun? run = frozen.Length == 0 ? null : files.Write(state.Generation, frozen);
        reader.Gate.EnterWriteLock();
        try
        {
            // Read anew meanwhile, or so far that all layers were moved to a run.
            if (reader.State != state || !state.Frozen.SequenceEqual(frozen))
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
            reader.Gate.ExitWriteLock();
        }
    }

    /// <summary>Merges the youngest runs when there are enough of them; false when there are not.</summary>
    private bool MergeSmallRuns(RegionState state, List<SortedRun> runs)
    {
        SortedRun[] merged = runs.Take(CountToMerge(runs)).ToArray();
        if (merged.Length == 0) return false;
        SortedRun result = files.Write(state.Generation, merged, isOldest: merged.Length == runs.Count);
        reader.Gate.EnterWriteLock();
        try
        {
            // Read anew meanwhile: this state is nobody's any more.
            if (reader.State != state) throw new ObjectDisposedException(nameof(RegionState));
            state.ReplaceRuns(merged, result);
            runs.RemoveRange(0, merged.Length);
            runs.Insert(0, result);
            foreach (SortedRun run in merged) run.Dispose();
        }
        finally
        {
            reader.Gate.ExitWriteLock();
        }

        return true;
    }

    // All of a small region; of a large one those of one size class, and everything younger: an entry must never come to lie above a
    // newer one.
    private static int CountToMerge(List<SortedRun> runs)
    {
        if (runs.Count > 1 && runs.Sum(static run => run.PageCount) <= FewPages) return runs.Count;
        for (int first = 0; first + MergeCount <= runs.Count; first++)
        {
            int sizeClass = SizeClass(runs[first]);
            if (runs.Skip(first).Take(MergeCount).All(run => SizeClass(run) == sizeClass)) return first + MergeCount;
        }

        return 0;
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
        reader.Gate.EnterReadLock();
        try
        {
            // Those that a reader spilled meanwhile are the next manifest's.
            if (reader.State is { } state) kept.UnionWith(state.Runs.Select(static run => run.Name));
        }
        finally
        {
            reader.Gate.ExitReadLock();
        }

        foreach (string name in folder.Disk.ListFiles(folder.Location, $"checkpoint-{RegionFolder.Text(manifest.Generation)}-*.run"))
        {
            if (!kept.Contains(name)) folder.Disk.DeleteQuietly(folder.PathOf(name));
        }
    }
}

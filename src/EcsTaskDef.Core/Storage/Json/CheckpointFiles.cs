using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

/// <summary>Reads and writes the files of checkpoints: manifests, and the runs that they name.</summary>
internal sealed class CheckpointFiles(RegionFolder folder)
{
    /// <summary>The manifest of a generation, where it is sound and this store's.</summary>
    public CheckpointManifest? ReadManifest(int generation) =>
        folder.Disk.ReadSmallFile(folder.ManifestPath(generation)) is { } bytes && CheckpointManifest.Read(bytes) is { } manifest
        && manifest.Store == folder.Store.Id && manifest.Generation == generation
            ? manifest
            : null;

    /// <summary>Brings a state that has read nothing yet to where the latest checkpoint is, if there is one that serves.</summary>
    public void Load(RegionState state)
    {
        // The runs of a manifest may be replaced between reading it and opening them; then there is a newer manifest.
        for (int attempt = 0; attempt < 10; attempt++)
        {
            if (ReadManifest(state.Generation) is not { } manifest) return;
            if (manifest.Offset > state.Journal!.Length)
            {
                string end = $"byte {RegionFolder.Text(state.Journal.Length)}";
                throw EcsErrors.Fault(
                    SR.StoreLost, [folder.Location, manifest.Sequence, end, folder.ManifestPath(state.Generation)]);
            }

            // An earlier version's has no checksums of documents. The line before the offset must be the one that is known.
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

    /// <summary>Moves full layers from the memory to a run on disk; where that is impossible they stay in memory.</summary>
    public void Spill(RegionState state)
    {
        state.Freeze();
        if (!state.HasFrozen) return;
        try
        {
            state.ReplaceFrozen(Write(state.Generation, state.Frozen));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder that can only be read.
        }
    }

    /// <summary>Writes layers as one run.</summary>
    /// <param name="generation">The generation that they are of.</param>
    /// <param name="newestFirst">The layers.</param>
    /// <param name="isOldest">There is nothing below them: deletions need not be kept.</param>
    public SortedRun Write(int generation, IEnumerable<ILayer> newestFirst, bool isOldest = false)
    {
        string name = folder.Disk.UniqueName($"checkpoint-{RegionFolder.Text(generation)}-", ".run");
        DiskFile file = folder.Disk.CreateNew(folder.PathOf(name));
        try
        {
            IEnumerable<Entry> entries = new LayerStack(newestFirst).Scan(null, null, descending: false, withDeletions: !isOldest);
            return new SortedRun(name, file, SortedRun.Write(file, entries));
        }
        catch
        {
            file.Dispose();
            folder.Disk.DeleteQuietly(folder.PathOf(name));
            throw;
        }
    }

    private bool TryOpenRuns(CheckpointManifest manifest, out List<SortedRun> runs)
    {
        runs = new List<SortedRun>();
        try
        {
            foreach ((string name, int pages) in manifest.Runs)
            {
                // A name is a file of this folder, whatever the manifest says.
                if (Path.GetFileName(name) != name || folder.Disk.OpenRead(folder.PathOf(name)) is not { } file) break;
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
}

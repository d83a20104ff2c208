namespace EcsTaskDef.Storage.Json;

/// <summary>The folder of a region: the names of its files, which of them are there, and its locks.</summary>
internal sealed class RegionFolder
{
    private bool _locksProven;

    public RegionFolder(JsonStore store, string region)
    {
        Store = store;
        Region = region;
        Location = Path.Combine(store.Location, region);
    }

    public JsonStore Store { get; }

    public Disk Disk => Store.Disk;

    /// <summary>The region's name.</summary>
    public string Region { get; }

    /// <summary>The folder's path.</summary>
    public string Location { get; }

    public string SyncedPath => Path.Combine(Location, "synced");

    public string RestoredPath => RestoredJournal.PathOf(Location, Store.Id);

    public string JournalPath(int generation) => Path.Combine(Location, $"journal-{Text(generation)}.jsonl");

    public string ManifestPath(int generation) => Path.Combine(Location, $"checkpoint-{Text(generation)}.json");

    /// <summary>The path of a file of this folder.</summary>
    public string PathOf(string name) => Path.Combine(Location, name);

    /// <summary>The path of a file that is being made.</summary>
    public string NewPath() => PathOf(Disk.UniqueName("new-", ".tmp"));

    public int LatestGeneration()
    {
        int latest = 0;
        foreach (int generation in Generations()) latest = Math.Max(latest, generation);
        return latest;
    }

    public IEnumerable<int> Generations()
    {
        const string Prefix = "journal-", Suffix = ".jsonl";
        foreach (string name in Disk.ListFiles(Location, Prefix + "*" + Suffix))
        {
            string text = name.Substring(Prefix.Length, name.Length - Prefix.Length - Suffix.Length);
            yield return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
        }
    }

    public bool HasJournal(RegionState? known = null) =>
        (known?.Journal is not null && Disk.FileExists(known.JournalPath)) || LatestGeneration() > 0 || Disk.FileExists(RestoredPath);

    /// <summary>
    /// The file <c>synced</c> says up to which change the journal is on disk. It is written after the sync that it speaks
    /// of, so what it says is true whenever it is there; 0 when it is not.
    /// </summary>
    public long ReadSyncedMark() => ParseMark(Disk.UnlessInUse(() => Disk.ReadSmallFile(SyncedPath)));

    /// <summary>The change that the bytes of the file <c>synced</c> name.</summary>
    public long ParseMark(byte[]? bytes) => bytes is { Length: > 0 } ? SyncedMark.Read(Store.Id, bytes) : 0;

    /// <summary>
    /// Deletes files of processes that were killed: where there is no journal its maker, and later the holder of the checkpoint's lock,
    /// is the only one to make any.
    /// </summary>
    public void DeleteTemporaries()
    {
        foreach (string left in Disk.ListFiles(Location, "new-*.tmp")) Disk.DeleteQuietly(PathOf(left));
    }

    /// <summary>Takes the lock of the journal.</summary>
    public IDisposable Lock()
    {
        IDisposable held = Store.Locks.OfRegion(Location);
        try
        {
            // Where locks are switched off or only pretend, two writers would destroy each other's work.
            if (!_locksProven && Disk.TryLockFolder(Location) is { } second)
            {
                second.Dispose();
                throw EcsErrors.Fault(SR.StoreLocksOff, [Location]);
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

    /// <summary>Takes the lock of files that take the place of others.</summary>
    public IDisposable LockCheckpoints() => Store.Locks.OfCheckpoints(Location);

    /// <summary>Takes the same lock, where it is free.</summary>
    public IDisposable? TryLockCheckpoints() => Disk.TryLock(StoreLocks.CheckpointPath(Location));

    /// <summary>Reports how far long work is.</summary>
    public void Report(StoreWork work, long done, long total)
    {
        // Below this nobody has to wait.
        const long Worthwhile = 4 * 1024 * 1024;
        if (total >= Worthwhile) Store.Progress?.Report(new StoreProgress(work, Region, done, total));
    }

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

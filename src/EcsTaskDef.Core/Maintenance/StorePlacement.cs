using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Maintenance;

/// <summary>
/// Puts a copy of a store into a folder in which another one may be, and in use (docs/STORE.md, Restore). No folder gets another name,
/// for on Windows one with an open file in it cannot. The copy comes in as a next generation of each region's journal, and
/// <c>store.json</c> with the copy's id is the one file whose replacement makes it count, for all regions at once.
/// </summary>
internal sealed class StorePlacement : IDisposable
{
    /// <summary>What <c>store.json</c> is named in what lies aside, until the copy counts.</summary>
    public const string SettingsAside = "store.json.aside";

    private const string SettingsName = "store.json";

    private readonly Disk _disk;
    private readonly string _target;
    private readonly string _id;
    private readonly string _aside;
    private readonly string? _region;
    private readonly StoreLocks _locks;
    private IDisposable? _staging;
    private readonly Stack<IDisposable> _held = new();
    private readonly Dictionary<string, int> _generations = new(StringComparer.Ordinal);

    /// <param name="disk">The disk.</param>
    /// <param name="target">The store's folder.</param>
    /// <param name="id">The copy's id.</param>
    /// <param name="aside">Where what is there is put aside: a folder of the target that is not there yet.</param>
    /// <param name="region">The one region that is replaced in the store that is there, whose id is given; null = the whole store.</param>
    public StorePlacement(Disk disk, string target, string id, string aside, string? region = null)
    {
        _region = region;
        _disk = disk;
        _target = target;
        _id = id;
        _aside = aside;
        _locks = new StoreLocks(disk, target);
        string name = disk.NewId();
        Staging = disk.DirectoryExists(target) ? Path.Combine(target, $"restored-{name}.new") : $"{target}.new-{name}";
    }

    /// <summary>Where the copy is made, and verified; it is gone afterwards.</summary>
    public string Staging { get; }

    /// <summary>Keeps regions that are there from being compacted until the copy is in place, so that it can be numbered.</summary>
    public void HoldGenerations(IReadOnlyList<string> copied)
    {
        // What others left that were killed; this one's is locked as long as it is being made.
        RestoreLeftovers left = new(_disk, _target, null);
        foreach (string folder in left.Stagings()) left.TryDelete(folder);
        _disk.CreateDirectory(Staging);
        _staging = _disk.TryLockFolder(Staging);
        foreach (string region in Concerned(copied))
        {
            if (_disk.DirectoryExists(FolderOf(region))) _held.Push(_locks.OfCheckpoints(FolderOf(region)));
            if (_region is not null && _disk.DirectoryExists(FolderOf(region)))
            {
                // An earlier restore's journal would count before any other.
                using (_locks.OfRegion(FolderOf(region))) RestoredJournal.End(_disk, FolderOf(region), _id);
            }

            _generations[region] = RestoredJournal.HighestGeneration(_disk, FolderOf(region)) + 1;
        }
    }

    /// <summary>The number that the copy's journal of a region will have.</summary>
    public int GenerationOf(string region) => _generations[region];

    /// <summary>Puts the verified copy in place.</summary>
    /// <param name="copied">The regions that the copy has; all others are empty afterwards.</param>
    /// <param name="account">The copy's account.</param>
    /// <param name="publish">Replaces <c>store.json</c>.</param>
    /// <returns>Where the store lies that was there; null = there was none.</returns>
    /// <exception cref="IOException">The disk refused. The store that was there is as it was.</exception>
    /// <exception cref="EcsException">
    /// <c>StoreBusy</c>: another process has been writing for a minute; <c>StoreSyncFailed</c>: the copy is in place, and the disk did not confirm it.
    /// </exception>
    public string? Place(IReadOnlyList<string> copied, string account, Action publish)
    {
        string[] regions = HoldWriters(copied);
        bool isThere = _disk.FileExists(Path.Combine(_target, SettingsName)) || regions.Any(region => Files(region).Any());
        try
        {
            if (isThere) PutAside(regions);
            foreach (string region in regions) BringIn(region, copied.Contains(region), account);
            publish();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!IsPublished()) throw;
            throw EcsErrors.Fault(SR.StoreSyncFailed, [_target, DiskTrouble.Describe(exception)], exception);
        }

        End(regions, isThere);
        return isThere ? _aside : null;
    }

    /// <summary>
    /// Puts the verified copy of one region in place, and leaves all others alone. It comes in as a compaction does: the name of the next
    /// generation's journal is what makes it count.
    /// </summary>
    /// <param name="region">The region.</param>
    /// <returns>Where the region lies that was there; null = there was none.</returns>
    /// <exception cref="IOException">The disk refused. The region that was there is as it was.</exception>
    /// <exception cref="EcsException">As for <see cref="Place"/>.</exception>
    public string? PlaceRegion(string region)
    {
        HoldWriters([region]);
        bool isThere = Files(region).Any();
        DemandGeneration(region);
        try
        {
            if (isThere) PutAside([region]);
            ForgetMark(region);
            string old = JournalPath(region, GenerationOf(region) - 1);
            if (_disk.FileExists(old))
            {
                using DiskFile journal = _disk.OpenWrite(old);
                JournalFormat.Close(journal);
            }

            _disk.Publish(new RegionFiles(_disk, Staging, region).JournalPath(1), JournalPath(region, GenerationOf(region)), durable: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!IsPublished()) throw;
            throw EcsErrors.Fault(SR.StoreSyncFailed, [_target, DiskTrouble.Describe(exception)], exception);
        }

        End([region], isThere);
        return isThere ? _aside : null;
    }

    // The copy may have fewer changes than the mark vouches for. A mark of none is true of both.
    private void ForgetMark(string region)
    {
        string temporary = Path.Combine(FolderOf(region), _disk.UniqueName("new-", ".tmp"));
        using (DiskFile file = _disk.CreateNew(temporary))
        {
            byte[] none = SyncedMark.Write(_id, 0);
            file.Write(0, none, 0, none.Length);
            file.Sync();
        }

        _disk.Publish(temporary, new RegionFiles(_disk, _target, region).SyncedPath, durable: true);
    }

    // From here on nobody changes anything: what was acknowledged is put aside, and what comes after goes into the copy.
    private string[] HoldWriters(IReadOnlyList<string> copied)
    {
        _disk.CreateDirectory(_target);
        _held.Push(_locks.OfStore());
        string[] regions = Concerned(copied);
        foreach (string region in regions)
        {
            _disk.CreateDirectory(FolderOf(region));
            _held.Push(_locks.OfRegion(FolderOf(region)));
        }

        return regions;
    }

    /// <summary>Takes back what was prepared, where the copy does not count; and frees the locks.</summary>
    public void Dispose()
    {
        try
        {
            _staging?.Dispose();
            _disk.DeleteFolderQuietly(Staging);
            if (IsPublished()) return;
            foreach (string region in _region is null ? RegionsThere() : [])
                _disk.DeleteQuietly(RestoredJournal.PathOf(FolderOf(region), _id));
            _disk.DeleteFolderQuietly(_aside);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is left counts for nobody; Repair deletes it.
        }
        finally
        {
            while (_held.Count > 0) _held.Pop().Dispose();
        }
    }

    // Copies, not second names of the same files: a restore that is killed here leaves the store in use, and what lies aside may be opened too.
    private void PutAside(string[] regions)
    {
        foreach (string region in regions)
        {
            string folder = Path.Combine(_aside, region);
            foreach (string name in Files(region))
            {
                _disk.CreateDirectory(folder);
                string source = Path.Combine(FolderOf(region), name), target = Path.Combine(folder, name);
                FileCopy.Copy(_disk, source, target);
            }

            if (_disk.DirectoryExists(folder)) _disk.SyncDirectory(folder);
        }

        // Under its own name only once the copy counts: until then what lies aside is no store.
        _disk.CreateDirectory(_aside);
        string settings = Path.Combine(_target, SettingsName);
        if (_disk.FileExists(settings)) FileCopy.Copy(_disk, settings, Path.Combine(_aside, SettingsAside));
    }

    private void BringIn(string region, bool isCopied, string account)
    {
        string restored = RestoredJournal.PathOf(FolderOf(region), _id);
        int generation = RestoredJournal.HighestGeneration(_disk, FolderOf(region)) + 1;
        if (isCopied)
        {
            DemandGeneration(region);
            _disk.Move(new RegionFiles(_disk, Staging, region).JournalPath(1), restored);
            return;
        }

        using (DiskFile file = _disk.CreateNew(restored))
        {
            byte[] line = JournalFormat.WriteHeader(new JournalHeader(JsonStore.FormatVersion, _id, account, region, generation), out _);
            file.Write(0, line, 0, line.Length);
            file.Sync();
        }

        _disk.SyncDirectory(FolderOf(region));
    }

    private void DemandGeneration(string region)
    {
        if (RestoredJournal.HighestGeneration(_disk, FolderOf(region)) + 1 != GenerationOf(region))
            throw new IOException($"Region {region} was compacted meanwhile. Try again.");
    }

    private string JournalPath(string region, int generation) =>
        Path.Combine(FolderOf(region), FormattableString.Invariant($"journal-{generation}.jsonl"));

    // Asked of the file itself: what is there may be damaged, and just for that reason be replaced.
    private bool IsPublished() => _region is not null
        ? _generations.TryGetValue(_region, out int generation) && _disk.FileExists(JournalPath(_region, generation))
        : _disk.ReadSmallFile(Path.Combine(_target, SettingsName)) is { } bytes && Encoding.UTF8.GetString(bytes).Contains(_id);

    // The copy counts. What is left to do the next writers do too, each in its region.
    private void End(string[] regions, bool isThere)
    {
        try
        {
            string settings = Path.Combine(_aside, SettingsAside);
            if (isThere && _disk.FileExists(settings)) _disk.Publish(settings, Path.Combine(_aside, SettingsName), durable: true);
            foreach (string region in regions)
            {
                if (_region is null) RestoredJournal.End(_disk, FolderOf(region), _id);
                else RestoredJournal.DeleteBefore(_disk, FolderOf(region), GenerationOf(region));
            }

            // Last, for it is only a hint, and where others have it open the system may refuse to replace it.
            foreach (string region in regions)
            {
                string mark = new RegionFiles(_disk, Staging, region).SyncedPath;
                if (_disk.FileExists(mark)) _disk.Publish(mark, new RegionFiles(_disk, _target, region).SyncedPath, durable: false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // As above.
        }
    }

    private string[] Concerned(IReadOnlyList<string> copied) =>
        (_region is null ? RegionsThere().Union(copied) : copied).OrderBy(static name => name, StringComparer.Ordinal).ToArray();

    private string FolderOf(string region) => Path.Combine(_target, region);

    private IEnumerable<string> Files(string region) => _disk.ListFiles(FolderOf(region), "journal-*.jsonl")
        .Concat(_disk.ListFiles(FolderOf(region), RestoredJournal.Pattern)).Concat(_disk.ListFiles(FolderOf(region), "synced"))
        .Where(name => name != Path.GetFileName(RestoredJournal.PathOf(FolderOf(region), _id)));

    private IEnumerable<string> RegionsThere() => _disk.ListDirectories(_target).Where(Regions.IsSafeName).Where(region => Files(region).Any());
}

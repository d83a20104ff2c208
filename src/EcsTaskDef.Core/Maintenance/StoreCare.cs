using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Maintenance;

/// <summary>
/// The care of a store's files: inspection, repair, copies. It needs no store that opens, and works beside processes that use
/// it. What it does to compact a store is in <c>RegistryHost</c>.
/// </summary>
public sealed class StoreCare
{
    private readonly RegistryHostOptions _options;
    private readonly Disk _disk;

    /// <param name="options">Where the store is; the account asked for is not looked at.</param>
    public StoreCare(RegistryHostOptions options)
        : this(options, new Disk())
    {
    }

    internal StoreCare(RegistryHostOptions options, Disk disk)
    {
        _options = options with { Account = null };
        _disk = disk;
    }

    private string Location => _options.StorePath;

    private string SettingsPath => Path.Combine(Location, "store.json");

    /// <summary>
    /// Verifies every checksum, number and reference, and reads every document. Reads only, and takes no lock.
    /// </summary>
    /// <param name="region">Only this region; null = all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What is not as it should be; empty when all is well.</returns>
    /// <exception cref="EcsException">
    /// <c>StoreMissing</c>, <c>StoreRegionMissing</c>: there is no such store or region. <c>StoreVersionTooNew</c>: it is of a newer
    /// format. <c>StoreReadFailed</c>.
    /// </exception>
    public IReadOnlyList<StoreFinding> Test(string? region = null, CancellationToken cancellationToken = default) => Guard(() =>
    {
        DemandStore(region);
        List<StoreFinding> findings = new();
        (string? id, _, string? fault) = ReadIdentity();
        if (fault is not null)
        {
            findings.Add(new StoreFinding
            {
                Severity = FindingSeverity.Error, Code = "SettingsUnreadable", File = SettingsPath, Message = fault,
                    Lost = "the store's settings",
                Advice = id is null ? "Restore the file from a backup."
                    : "Restore the file from a backup, or run Repair-TaskDefinitionStore: it makes one with default settings.",
            });
        }

        foreach (string name in _disk.ListFiles(Location, "new-*.tmp")) findings.Add(Unfinished(Path.Combine(Location, name), null));
        if (region is null) findings.AddRange(new RestoreLeftovers(_disk, Location, id).Find());
        foreach (string name in RegionsOf(region, withLeftovers: true))
        {
            RegionFiles files = new(_disk, Location, name, id);
            foreach (string unfinished in files.Unfinished()) findings.Add(Unfinished(Path.Combine(files.Folder, unfinished), name));
            if (id is null) continue;
            RegionInspection inspection = new(_disk, files, id) { ReadsDocuments = true, Progress = _options.Progress };
            inspection.Run(cancellationToken);
            findings.AddRange(inspection.Findings);
        }

        return findings;
    }, SR.StoreReadFailed, nameof(SR.StoreReadFailed));

    /// <summary>
    /// Makes a damaged store open again, with everything that a checksum vouches for. What is replaced lies aside afterwards, in
    /// a folder <c>damaged-…</c> of the store. Does nothing to a store without damage, but deletes copies that a killed backup or
    /// restore left, of what the store or the backup still has.
    /// </summary>
    /// <param name="apply">False = only say what would be done.</param>
    /// <param name="region">Only this region; null = all, and the store's own files.</param>
    /// <param name="cancellationToken">Stops it between two steps.</param>
    /// <returns>What was done, or would be.</returns>
    /// <exception cref="EcsException">
    /// <c>StoreMissing</c>, <c>StoreRegionMissing</c>, <c>StoreVersionTooNew</c>; <c>StoreBusy</c>: another process writes;
    /// <c>StoreRepairFailed</c>: the disk
    /// refused, and what was not replaced yet is as it was.
    /// </exception>
    public IReadOnlyList<StoreRepair> Repair(bool apply, string? region = null, CancellationToken cancellationToken = default) =>
        Guard(() =>
    {
        DemandStore(region);
        List<StoreRepair> done = new();
        (string? id, string? account, string? fault) = ReadIdentity();
        string aside = FreeName(Path.Combine(Location, "damaged-" + Stamp()));
        if (region is null)
        {
            foreach (string name in _disk.ListFiles(Location, "new-*.tmp"))
                done.Add(PutAside(Path.Combine(Location, name), aside, "It is a file that was being made when its process died.", apply));
            done.AddRange(RepairRestores(id, apply));
        }

        if (id is null || account is null) return done;
        if (fault is not null && region is null) done.Add(RebuildSettings(id, account, fault, aside, apply));
        if (apply && fault is not null && region is not null) throw EcsErrors.Fault(SR.StoreSettingsFirst, [SettingsPath]);
        foreach (string name in RegionsOf(region, withLeftovers: true))
        {
            RegionFiles files = new(_disk, Location, name, id);
            RegionRepair repair = new(_disk, files, id, account, aside, _options.Clock.GetUtcNow()) { Progress = _options.Progress };
            IReadOnlyList<StoreRepair> planned = repair.Run(apply: false, cancellationToken);
            if (!apply || planned.Count == 0)
            {
                done.AddRange(planned);
                continue;
            }

            using JsonStore store = JsonStore.Open(_options, _disk);
            using IDisposable held = ((Region)store.OpenRegion(name)).Hold();
            done.AddRange(repair.Run(apply: true, cancellationToken));
        }

        return done;
    }, SR.StoreRepairFailed, nameof(SR.StoreRepairFailed));

    /// <summary>Copies the store, while it is in use, to a folder that opens as a store, and verifies the copy.</summary>
    /// <param name="target">The folder; it must not be there, or be empty.</param>
    /// <param name="range">What to copy of it; null = everything.</param>
    /// <param name="cancellationToken">Stops it; nothing is left then.</param>
    /// <exception cref="EcsException">
    /// <c>StoreMissing</c>, <c>StoreRegionMissing</c>; <c>StoreCopyExists</c>, <c>StoreCopyInside</c>, <c>StoreCopyItself</c>: the folder
    /// cannot be used; <c>StoreHistoryRange</c>: there is nothing at that time, or no such change; <c>StoreCopyDamaged</c>: the store
    /// is damaged; <c>StoreCopyUnsound</c>: what was written does not read back; <c>StoreCopyFailed</c>: the disk refused.
    /// </exception>
    public StoreBackup Backup(string target, StoreCopyRange? range = null, CancellationToken cancellationToken = default) =>
        Copy(target, force: false, SR.AdviceBackupFolder, range ?? StoreCopyRange.All, cancellationToken);

    /// <summary>
    /// Puts this store, a backup, in the place of another one, or where there is none. The copy is verified before the other
    /// store is touched; that one may be in use, and is put aside, in a folder <c>replaced-…</c> inside its own.
    /// </summary>
    /// <param name="target">The store's folder.</param>
    /// <param name="force">Replace a store that is there.</param>
    /// <param name="range">What to copy of it; null = everything.</param>
    /// <param name="cancellationToken">Stops it; nothing is changed then.</param>
    /// <exception cref="EcsException">
    /// As for <see cref="Backup"/>; <c>StoreBusy</c>: another process has been writing for a minute; <c>StoreSyncFailed</c>: it is in
    /// place, and the disk did not confirm it.
    /// </exception>
    public StoreBackup Restore(
        string target, bool force, StoreCopyRange? range = null, CancellationToken cancellationToken = default) =>
        Copy(target, force, SR.AdviceRestoreForce, range ?? StoreCopyRange.All, cancellationToken);

    /// <summary>What <see cref="Backup"/> would do; what it would refuse without touching the disk, this refuses too.</summary>
    /// <param name="target">The folder of the copy.</param>
    /// <param name="range">What to copy of it; null = everything.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EcsException">As for <see cref="Backup"/>.</exception>
    public StoreCopyPlan PlanBackup(string target, StoreCopyRange? range = null, CancellationToken cancellationToken = default) =>
        Plan(target, force: false, SR.AdviceBackupFolder, range ?? StoreCopyRange.All, cancellationToken);

    /// <summary>What <see cref="Restore"/> would do; what it would refuse without touching the disk, this refuses too.</summary>
    /// <param name="target">The store's folder.</param>
    /// <param name="force">Replace a store that is there.</param>
    /// <param name="range">What to copy of it; null = everything.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EcsException">As for <see cref="Restore"/>.</exception>
    public StoreCopyPlan PlanRestore(
        string target, bool force, StoreCopyRange? range = null, CancellationToken cancellationToken = default) =>
        Plan(target, force, SR.AdviceRestoreForce, range ?? StoreCopyRange.All, cancellationToken);

    private StoreCopyPlan Plan(
        string target, bool force, string advice, StoreCopyRange range, CancellationToken cancellationToken) => Guard(() =>
    {
        DemandTarget(target, force, advice);
        using JsonStore store = OpenSource(range, out IReadOnlyList<string> regions, out _, cancellationToken);
        using JsonStore? there = StoreToKeep(target, store, range.Region);
        string[] others = OtherRegions(target, regions);
        IReadOnlyList<string> emptied = range.Region is null ? others : [];
        return new StoreCopyPlan { Source = Location, Target = target, Regions = regions, Emptied = emptied };
    }, SR.StoreCopyFailed, nameof(SR.StoreCopyFailed));

    // The store to copy, its regions that are copied, and what copies them; it has what is asked for.
    private JsonStore OpenSource(
        StoreCopyRange range, out IReadOnlyList<string> regions, out StoreCopier copier, CancellationToken cancellationToken)
    {
        DemandStore(range.Region);
        JsonStore store = JsonStore.Open(_options, _disk);
        try
        {
            regions = Chosen(store, range);
            copier = new StoreCopier(_disk, Location, store, range) { Progress = _options.Progress };
            copier.DemandPoint(regions, cancellationToken);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private IReadOnlyList<string> Chosen(JsonStore store, StoreCopyRange range)
    {
        if (!store.Exists) throw EcsErrors.Fault(SR.StoreMissing, [Location]);
        IReadOnlyList<string> regions = store.GetRegions();
        if (range.Region is { } region) regions = regions.Where(name => name == region).ToArray();
        if (range.Sequence is not null && regions.Count > 1)
            throw EcsErrors.Fault(SR.StoreSequenceNeedsRegion, [string.Join(", ", regions)]);
        return regions;
    }

    // One region of a store with others is replaced in that store; without others the whole store is.
    private JsonStore? StoreToKeep(string target, JsonStore store, string? region) =>
        region is not null && OtherRegions(target, [region]).Length > 0
        ? JsonStore.Open(_options with { StorePath = target, Account = store.Identify().Account }, _disk) : null;

    private string[] OtherRegions(string target, IReadOnlyList<string> regions) => _disk.ListDirectories(target)
        .Where(Regions.IsSafeName).Except(regions).Where(name => new RegionFiles(_disk, target, name).HighestGeneration() > 0).ToArray();

    private void DemandTarget(string target, bool force, string advice)
    {
        // Such a copy could not be put on Windows; there the name would not even be a folder's.
        if (FileNames.IsDevice(Path.GetFileName(target)))
            throw EcsErrors.Fault(SR.StorePathInvalid, [target, Texts.Format(SR.FileNameReserved, Path.GetFileName(target))]);
        if (_disk.FileExists(target)) throw EcsErrors.Fault(SR.StorePathInvalid, [target, SR.StoreIsFile]);
        (string there, string here) = (_disk.RealPath(target), _disk.RealPath(Location));
        if (there == here) throw EcsErrors.Fault(SR.StoreCopyItself, [target]);
        if (StorePaths.IsInside(there, here, _disk.HasWindowsPaths)) throw EcsErrors.Fault(SR.StoreCopyInside, [target, Location]);
        bool isThere = _disk.DirectoryExists(target) && (_disk.ListFiles(target, "*").Count > 0 || _disk.ListDirectories(target).Count > 0);
        if (isThere && !force) throw EcsErrors.Fault(SR.StoreCopyExists, [target, advice]);
    }

    private StoreBackup Copy(
        string target, bool force, string advice, StoreCopyRange range, CancellationToken cancellationToken) => Guard(() =>
    {
        DemandTarget(target, force, advice);
        using JsonStore store = OpenSource(range, out IReadOnlyList<string> regions, out StoreCopier copier, cancellationToken);
        using JsonStore? there = StoreToKeep(target, store, range.Region);
        string id = there?.Id ?? _disk.NewId(), account = store.Identify().Account;
        string aside = FreeName(Path.Combine(target, "replaced-" + Stamp()));
        using StorePlacement placement = new(_disk, target, id, aside, there is null ? null : range.Region);
        placement.HoldGenerations(regions);
        IReadOnlyList<StoreBackupRegion> copied = copier.Copy(placement.Staging, id, regions, placement.GenerationOf, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        string? replaced = there is null
            ? placement.Place(regions, account, () => store.WriteCopy(target, id))
            : placement.PlaceRegion(range.Region!);
        return new StoreBackup { Path = target, Source = Location, Account = account, Replaced = replaced, Regions = copied };
    }, SR.StoreCopyFailed, nameof(SR.StoreCopyFailed));

    private List<StoreRepair> RepairRestores(string? id, bool apply)
    {
        RestoreLeftovers leftovers = new(_disk, Location, id);
        List<StoreRepair> planned = leftovers.Repair(apply: false).ToList();
        if (!apply || planned.Count == 0) return planned;

        // A restore that is running holds it too while it puts things aside.
        using IDisposable held = new StoreLocks(_disk, Location).OfStore();
        return leftovers.Repair(apply: true).ToList();
    }

    private StoreRepair RebuildSettings(string id, string account, string fault, string aside, bool apply)
    {
        string? moved = null;
        if (apply)
        {
            if (_disk.FileExists(SettingsPath))
            {
                _disk.CreateDirectory(aside);
                FileCopy.Copy(_disk, SettingsPath, moved = Path.Combine(aside, "store.json"));
            }

            JsonStore.Recreate(_options, _disk, id, account);
        }

        return new StoreRepair
        {
            Action = StoreRepairAction.Rebuild, File = SettingsPath, MovedTo = moved, IsDone = apply,
            Message = fault + " Id and account come from a journal's first line; the settings go back to their defaults.",
        };
    }

    private StoreRepair PutAside(string path, string aside, string message, bool apply)
    {
        string? moved = null;
        if (apply)
        {
            _disk.CreateDirectory(aside);
            _disk.Move(path, moved = Path.Combine(aside, Path.GetFileName(path)));
        }

        return new StoreRepair { Action = StoreRepairAction.PutAside, File = path, MovedTo = moved, Message = message, IsDone = apply };
    }

    private static StoreFinding Unfinished(string path, string? region) => new()
    {
        Severity = FindingSeverity.Info, Code = "FileUnfinished", Region = region, File = path,
        Message = "It is a file that is being made, or was when its process died.", Lost = "nothing",
        Advice = "Nothing to do while the store is in use; Repair-TaskDefinitionStore puts it aside.",
    };

    // Whose store it is: as store.json says or, where that cannot be read, as the journals do; and what is wrong with store.json.
    private (string? Id, string? Account, string? Fault) ReadIdentity()
    {
        string? id = null, account = null, fault = null;
        try
        {
            using JsonStore store = JsonStore.Open(_options, _disk, comparesAccount: false);
            if (store.Exists) (id, account) = (store.Id, store.Identify().Account);
            else fault = "There is no store.json, and no journal that says whose the store is.";
        }
        catch (EcsException exception) when (exception.Code == nameof(SR.StoreSettingsMissing))
        {
            fault = "There is no store.json.";
        }
        catch (EcsException exception) when (exception.Code == nameof(SR.StoreSettingsUnreadable))
        {
            string what = exception.InnerException?.Message ?? exception.Message;
            fault = char.ToUpperInvariant(what[0]) + what.Substring(1);
        }

        if (FirstHeader(id) is not { } header) return (id, account, fault);
        if (account is not null && header.Account != account)
            fault = Texts.Format(SR.StoreSettingsAccount, account, header.Region, header.Account);
        return fault is null ? (id, account, null) : (header.Store, header.Account, fault);
    }

    // Of a store with this id, where one is given.
    private JournalHeader? FirstHeader(string? id)
    {
        foreach (string region in RegionsOf(null))
            if (JsonStore.FindHeader(_disk, Path.Combine(Location, region), id) is { } header) return header;
        return null;
    }

    private void DemandStore(string? region = null)
    {
        if (_disk.FileExists(Location)) throw EcsErrors.Fault(SR.StorePathInvalid, [Location, SR.StoreIsFile]);
        if (!_disk.FileExists(SettingsPath) && RegionsOf(null).Length == 0) throw EcsErrors.Fault(SR.StoreMissing, [Location]);
        if (region is not null && RegionsOf(region).Length == 0) throw EcsErrors.Fault(SR.StoreRegionMissing, [region, Location]);
    }

    private string[] RegionsOf(string? only, bool withLeftovers = false) => _disk.ListDirectories(Location)
        .Where(Regions.IsSafeName).Where(name => only is null || name == only)
        .Where(name => new RegionFiles(_disk, Location, name) is var files
            && (files.HighestGeneration() > 0 || _disk.FileExists(files.SyncedPath) || (withLeftovers && files.Unfinished().Count > 0)))
        .OrderBy(static name => name, StringComparer.Ordinal).ToArray();

    private string Stamp() => _options.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private string FreeName(string path)
    {
        string free = path;
        for (int number = 2; _disk.DirectoryExists(free); number++) free = FormattableString.Invariant($"{path}-{number}");
        return free;
    }

    private T Guard<T>(Func<T> action, string text, string code)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw EcsErrors.Fault(text, [Location, DiskTrouble.Describe(exception)], exception, code);
        }
    }
}

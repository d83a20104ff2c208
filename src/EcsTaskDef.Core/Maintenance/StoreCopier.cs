using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Maintenance;

/// <summary>
/// Copies a store to another folder while both are in use, up to a time or a change. The copy has an id of its own, so that
/// a process that had another store open in its place sees that this is another one. It takes no lock: what is in a journal does not
/// change, and one that is compacted away stays readable for a process that has it open.
/// </summary>
internal sealed class StoreCopier
{
    private readonly Disk _disk;
    private readonly string _source;
    private readonly JsonStore _store;
    private readonly StoreCopyRange _range;

    public StoreCopier(Disk disk, string source, JsonStore store, StoreCopyRange range)
    {
        _range = range;
        _disk = disk;
        _source = source;
        _store = store;
    }

    public IProgress<StoreProgress>? Progress { get; init; }

    /// <summary>Writes the journals of the copy into a folder that is no store, and reads them again.</summary>
    /// <param name="target">The folder.</param>
    /// <param name="id">The copy's id.</param>
    /// <param name="regions">What to copy.</param>
    /// <param name="generationOf">The generation that a region's journal shall be.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IReadOnlyList<StoreBackupRegion> Copy(
        string target, string id, IReadOnlyList<string> regions, Func<string, int> generationOf, CancellationToken cancellationToken)
    {
        _disk.CreateDirectory(target);
        List<StoreBackupRegion> copied = new();
        foreach (string region in regions) copied.Add(Copy(region, target, id, generationOf(region), cancellationToken));
        foreach (string region in regions)
        {
            RegionInspection check = new(_disk, new RegionFiles(_disk, target, region), id) { ReadsDocuments = true, Progress = Progress };
            check.Run(cancellationToken);
            if (check.Findings.FirstOrDefault(static finding => finding.Severity == FindingSeverity.Error) is { } finding)
                throw EcsErrors.Fault(SR.StoreCopyUnsound, [target, finding.Message]);
        }

        return copied;
    }

    /// <summary>Demands that the change, or some change before the time, is in the history.</summary>
    /// <exception cref="EcsException"><c>StoreHistoryRange</c>: it is not; the text says what is.</exception>
    public void DemandPoint(IReadOnlyList<string> regions, CancellationToken cancellationToken)
    {
        if (_range is { Sequence: null, Before: null }) return;
        var histories = regions.Select(region => HistoryOf(region, cancellationToken)).ToArray();
        if (_range.Sequence is { } sequence && histories.Any(one => sequence < 1 || sequence > one.Last))
            throw Outside($"Change {sequence}");
        if (_range.Before is { } before && !histories.Any(one => one.From <= before)) throw Outside(JournalText.Time(before));

        EcsException Outside(string point) => EcsErrors.Fault(
            SR.StoreHistoryRange, [point, _source, string.Join("; ", histories.Select(static one => one.From is { } from
                ? Texts.Format(SR.StoreHistoryOf, one.Region, JournalText.Time(from), one.Last, JournalText.Time(one.To))
                : Texts.Format(SR.StoreHistoryNone, one.Region)))]);
    }

    private (string Region, long Last, DateTimeOffset? From, DateTimeOffset To) HistoryOf(
        string region, CancellationToken cancellationToken)
    {
        using DiskFile journal = Open(region, out string path, out JournalScan rest);
        DateTimeOffset? first = null;
        JournalWalk walk = new(path, region)
        {
            File = journal,
            Progress = Progress,
            Until = (_, time) =>
            {
                first ??= time;
                return false;
            },
        };
        walk.Run(rest, journal.Length, cancellationToken);
        return (region, walk.Sequence, first, walk.Time);
    }

    private DiskFile Open(string region, out string path, out JournalScan rest)
    {
        RegionFiles from = new(_disk, _source, region, _store.Id);
        DiskFile journal = from.OpenJournal(out int read) ?? throw new IOException($"'{from.Folder}' has no journal any more.");
        path = from.JournalPath(read);
        JournalHeader? header = RegionFiles.ReadHeader(journal, journal.Length, out rest);
        if (header is not null && header.Store == _store.Id && header.Region == region) return journal;
        journal.Dispose();
        throw header is null
            ? EcsErrors.Fault(SR.StoreCopyDamaged, [_source, "The journal's first line cannot be read."])
            : EcsErrors.Fault(SR.StoreJournalForeign, [path, header.Region, header.Store, region, _store.Id]);
    }

    private StoreBackupRegion Copy(string region, string target, string id, int generation, CancellationToken cancellationToken)
    {
        RegionFiles from = new(_disk, _source, region, _store.Id), to = new(_disk, target, region);
        long mark = from.ReadMark(_store.Id);
        using DiskFile journal = Open(region, out string path, out JournalScan rest);
        long length = journal.Length;
        _disk.CreateDirectory(to.Folder);
        using DiskFile file = _disk.CreateNew(to.JournalPath(1));
        JournalHeader header = new(JsonStore.FormatVersion, id, _store.Identify().Account, region, generation);
        JournalOutput output = new(file, header, _disk);
        JournalWalk walk = new(path, region)
        {
            File = journal,
            Mark = mark,
            Output = output,
            Progress = Progress,
            Until = (sequence, time) => sequence > _range.Sequence || time > _range.Before,
        };
        walk.Run(rest, length, cancellationToken);
        if (walk.Findings.FirstOrDefault(finding => finding.Code != "DocumentMissing"
            && finding.Severity == FindingSeverity.Error) is { } damage)
            throw EcsErrors.Fault(SR.StoreCopyDamaged, [_source, damage.Message]);

        long sequence = walk.Sequence;
        string[] missing = walk.Ledger.WithoutDocuments().Select(static one => $"{one.Family}:{one.Revision}").ToArray();
        walk.Finish(walk.Time);
        output.Finish();
        WriteMark(to.SyncedPath, id, walk.Sequence);

        // The names of the files as well.
        _disk.SyncDirectory(to.Folder);
        return new StoreBackupRegion
        {
            Region = region, Sequence = sequence, Time = sequence > 0 ? walk.Time : null, SizeInBytes = output.Length, Missing = missing,
        };
    }

    private void WriteMark(string path, string id, long sequence)
    {
        using DiskFile file = _disk.CreateNew(path);
        byte[] text = SyncedMark.Write(id, sequence);
        file.Write(0, text, 0, text.Length);
        file.Sync();
    }
}

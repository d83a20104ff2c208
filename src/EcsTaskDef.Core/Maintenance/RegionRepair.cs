using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Maintenance;

/// <summary>
/// Makes a region open again: a new generation of its journal has every line that a checksum vouches for. Nothing is deleted
/// before a copy of it lies aside.
/// </summary>
internal sealed class RegionRepair
{
    private readonly Disk _disk;
    private readonly RegionFiles _files;
    private readonly string _store;
    private readonly string _account;
    private readonly string _aside;
    private readonly DateTimeOffset _now;

    public RegionRepair(Disk disk, RegionFiles files, string store, string account, string aside, DateTimeOffset now)
    {
        _disk = disk;
        _files = files;
        _store = store;
        _account = account;
        _aside = Path.Combine(aside, files.Region);
        _now = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
    }

    public IProgress<StoreProgress>? Progress { get; init; }

    /// <summary>Says what there is to do, and does it where asked to; then its caller holds the region's locks.</summary>
    public IReadOnlyList<StoreRepair> Run(bool apply, CancellationToken cancellationToken)
    {
        List<StoreRepair> done = new();
        RegionInspection inspection = new(_disk, _files, _store) { Progress = Progress };
        inspection.Run(cancellationToken);
        if (inspection.IsForeign) return done;
        bool isDamaged = inspection.Findings.Any(static finding => finding.Severity == FindingSeverity.Error);
        if (isDamaged) done.Add(Rebuild(inspection, apply, cancellationToken));

        // After the new generation counts: until then they tell how far the old one went.
        if (isDamaged
            && _disk.FileExists(_files.SyncedPath)) done.Add(PutAside(_files.SyncedPath, "It tells of the journal as it was.", apply));
        if (isDamaged || inspection.IsCheckpointBad)
        {
            foreach (string name in _files.CheckpointFiles())
                done.Add(PutAside(Path.Combine(_files.Folder, name),
                    "It is part of a checkpoint that does not fit the journal; a new one is made when it is worth its while.", apply));
        }

        foreach (string name in _files.Unfinished())
            done.Add(PutAside(Path.Combine(_files.Folder, name), "It is a file that was being made when its process died.", apply));
        return done;
    }

    private StoreRepair Rebuild(RegionInspection inspection, bool apply, CancellationToken cancellationToken)
    {
        int old = inspection.Generation;
        int generation = _files.HighestGeneration() + 1;
        string path = _files.JournalPath(Math.Max(old, 1));
        string temporary = Path.Combine(_files.Folder, _disk.UniqueName("new-", ".tmp"));
        JournalWalk walk;
        IReadOnlyList<(string Family, int Revision)> reserved;
        string? aside = null;
        if (apply)
        {
            using DiskFile file = _disk.CreateNew(temporary);
            JournalOutput output =
                new(file, new JournalHeader(JsonStore.FormatVersion, _store, _account, _files.Region, generation), _disk);
            walk = Walk(old, output, cancellationToken);
            reserved = walk.Finish(_now);
            output.Finish();
        }
        else
        {
            walk = Walk(old, null, cancellationToken);
            reserved = walk.Finish(_now);
        }

        if (apply)
        {
            int[] before = _files.Generations().Where(number => number < generation).ToArray();
            foreach (int number in before)
            {
                string copy = CopyAside(_files.JournalPath(number));
                if (number == old) aside = copy;
                CloseQuietly(_files.JournalPath(number));
            }

            _disk.Publish(temporary, _files.JournalPath(generation), durable: true);
            foreach (int number in before) _disk.DeleteQuietly(_files.JournalPath(number));
        }

        return new StoreRepair
        {
            Region = _files.Region,
            Action = StoreRepairAction.Rebuild,
            File = path,
            MovedTo = aside,
            LostChanges = walk.LostChanges,
            LostRevisions = walk.Lost.ToArray(),
            Reserved = reserved.Select(static one => $"{one.Family}:{one.Revision}").ToArray(),
            Message =
                string.Join(" ", inspection.Findings.Where(static finding => finding.Severity == FindingSeverity.Error).Select(Describe)),
            IsDone = apply,
        };
    }

    private void CloseQuietly(string path)
    {
        try
        {
            using DiskFile journal = _disk.OpenWrite(path);
            JournalFormat.Close(journal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is wrong with it may be just that; readers see that it is gone as well.
        }
    }

    private static string Describe(StoreFinding finding) =>
        (finding.Line is { } line ? $"Line {line}, byte {finding.Byte}: {finding.Message}" : finding.Message) + $" Lost: {finding.Lost}.";

    private JournalWalk Walk(int generation, JournalOutput? output, CancellationToken cancellationToken)
    {
        using DiskFile? journal = generation > 0 ? _disk.OpenRead(_files.JournalPath(generation)) : null;
        int known = Math.Max(generation, _files.HighestGeneration());
        CheckpointManifest? manifest = _files.ReadManifest(_store, known);
        IReadOnlyList<FamilyFact>? families = manifest is null ? null : FamiliesOf(manifest);
        JournalWalk walk = new(_files.JournalPath(Math.Max(generation, 1)), _files.Region)
        {
            File = journal!,
            Mark = Math.Max(_files.ReadMark(_store), manifest?.Sequence ?? 0),
            Output = output,
            Progress = Progress,
            NumbersKnown = families is null ? default : (manifest!.Sequence, manifest.Offset),
        };
        if (journal is not null)
        {
            long length = journal.Length;
            RegionFiles.ReadHeader(journal, length, out JournalScan rest);
            walk.Run(rest, length, cancellationToken);
        }

        // A checkpoint still knows numbers of which the journal has lost the lines.
        foreach (FamilyFact family in families ?? []) walk.Ledger.Reserve(family.Family, family.LatestRevision);
        return walk;
    }

    private IReadOnlyList<FamilyFact>? FamiliesOf(CheckpointManifest manifest)
    {
        try
        {
            return _files.ReadFamilies(manifest);
        }
        catch (InvalidDataException)
        {
            // What is left of it cannot be trusted.
            return null;
        }
    }

    private StoreRepair PutAside(string path, string message, bool apply)
    {
        string? aside = null;
        if (apply)
        {
            _disk.CreateDirectory(_aside);
            aside = Path.Combine(_aside, Path.GetFileName(path));
            _disk.Move(path, aside);
        }

        return new StoreRepair { Region = _files.Region, Action = StoreRepairAction.PutAside, File = path, MovedTo = aside,
            Message = message, IsDone = apply };
    }

    private string CopyAside(string path)
    {
        _disk.CreateDirectory(_aside);
        string target = Path.Combine(_aside, Path.GetFileName(path));
        FileCopy.Copy(_disk, path, target);
        return target;
    }
}

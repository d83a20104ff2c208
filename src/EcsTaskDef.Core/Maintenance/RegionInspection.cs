using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Maintenance;

/// <summary>Looks at one region's files; reads only, and takes no lock.</summary>
internal sealed class RegionInspection
{
    private readonly Disk _disk;
    private readonly RegionFiles _files;
    private readonly string _store;

    /// <param name="disk">The disk.</param>
    /// <param name="files">The region.</param>
    /// <param name="store">The id of the store that the region belongs to.</param>
    public RegionInspection(Disk disk, RegionFiles files, string store)
    {
        _disk = disk;
        _files = files;
        _store = store;
    }

    public bool ReadsDocuments { get; init; }

    public IProgress<StoreProgress>? Progress { get; init; }

    public List<StoreFinding> Findings { get; } = new();

    /// <summary>The journal's generation; 0 when there is no journal.</summary>
    public int Generation { get; private set; }

    /// <summary>What the walk through the journal found; null when there is none to walk through.</summary>
    public JournalWalk? Walk { get; private set; }

    /// <summary>True when the checkpoint is not worth having.</summary>
    public bool IsCheckpointBad { get; private set; }

    /// <summary>True when the journal is another store's, or of a newer format: then nobody touches it.</summary>
    public bool IsForeign { get; private set; }

    public void Run(CancellationToken cancellationToken)
    {
        // The mark is read before the journal, which may grow meanwhile; what it vouches for must be there.
        long mark = _files.ReadMark(_store);
        using DiskFile? journal = _files.OpenJournal(out int generation);
        Generation = generation;
        if (journal is null)
        {
            if (mark > 0 || _files.HighestGeneration() > 0)
                Find(FindingSeverity.Error, "JournalMissing", _files.JournalPath(Math.Max(1, _files.HighestGeneration())),
                    "The journal is not there.", "everything in the region",
                        "Restore a backup, or run Repair-TaskDefinitionStore to go on with an empty region.");
            return;
        }

        CheckpointManifest? manifest = _files.ReadManifest(_store, Generation);
        if (manifest is null
            && _disk.FileExists(_files.ManifestPath(Generation))) CheckpointIsBad("The checkpoint is damaged or another store's.");
        JournalWalk walk = WalkOf(journal, Math.Max(mark, manifest?.Sequence ?? 0), manifest, cancellationToken, out bool known);
        if (IsForeign) return;
        Walk = walk;
        if (manifest is not null && !known
            && !walk.IsDamaged) CheckpointIsBad($"The checkpoint is of change {manifest.Sequence}, which the journal does not have.");
        Findings.InsertRange(0, walk.Findings);
        Tell(walk);
    }

    private JournalWalk WalkOf(DiskFile journal, long mark, CheckpointManifest? manifest, CancellationToken cancellationToken,
        out bool known)
    {
        bool found = false;
        JournalWalk walk = null!;
        walk = new JournalWalk(_files.JournalPath(Generation), _files.Region)
        {
            File = journal,
            Mark = mark,
            ReadsDocuments = ReadsDocuments,
            Progress = Progress,
            Until = (sequence, _) =>
            {
                if (manifest is not null && sequence == manifest.Sequence + 1) found = Compare(manifest, walk);
                return false;
            },
        };
        long length = journal.Length;
        JournalHeader? header = RegionFiles.ReadHeader(journal, length, out JournalScan rest);
        if (header is null)
        {
            Find(FindingSeverity.Error, "HeaderDamaged", walk.Path, "The journal's first line cannot be read.", "nothing",
                "Run Repair-TaskDefinitionStore: it makes the line anew.", line: 1, offset: 0);
        }
        else if (header.Format > JsonStore.FormatVersion || header.Store != _store || header.Region != _files.Region)
        {
            IsForeign = true;
            known = true;
            string what = header.Format > JsonStore.FormatVersion
                ? $"The journal has format {header.Format}; this software reads formats up to {JsonStore.FormatVersion}."
                : $"The journal is that of region {header.Region} of store {header.Store}; this is store {_store}.";
            Find(FindingSeverity.Error, "JournalForeign", walk.Path, what, "everything in the region, as long as it lies here",
                "Put back the store.json or the journal that belongs here.", line: 1, offset: 0);
            return walk;
        }

        walk.Run(rest, length, cancellationToken);
        known = found || (manifest is not null && walk.Sequence == manifest.Sequence && Compare(manifest, walk));
        return walk;
    }

    // Every page of the checkpoint is read, and every family compared with what the journal says.
    private bool Compare(CheckpointManifest manifest, JournalWalk walk)
    {
        try
        {
            IReadOnlyList<FamilyFact> families = _files.ReadFamilies(manifest);
            FamilyFact? wrong = families.FirstOrDefault(family =>
                walk.Ledger.FactOf(family.Family) != family with { LastChangedAt = default });
            if (wrong is not null) CheckpointIsBad($"The checkpoint has other revisions of family '{wrong.Family}' than the journal.");
            else if (walk.Ledger.Families.Count() != families.Count) CheckpointIsBad("The checkpoint has other families than the journal.");
        }
        catch (InvalidDataException exception)
        {
            // A newer one may have come meanwhile, and taken the runs of this one away.
            if (_files.ReadManifest(_store, Generation)?.Offset == manifest.Offset) CheckpointIsBad(exception.Message);
        }

        return true;
    }

    private void CheckpointIsBad(string message)
    {
        IsCheckpointBad = true;
        Find(FindingSeverity.Warning, "CheckpointBad", _files.ManifestPath(Generation), message,
            "nothing; it can be made again from the journal", "Run Repair-TaskDefinitionStore: it puts the checkpoint aside.");
    }

    private void Tell(JournalWalk walk)
    {
        if (walk.UnfinishedBytes > 0)
            Find(FindingSeverity.Info, "AppendUnfinished", walk.Path,
                $"Its last {walk.UnfinishedBytes} bytes are an append that never finished.", "nothing that was acknowledged",
                    "Nothing to do: the next change cuts them off.");
        foreach ((string family, int first, int last) in walk.IsDamaged ? [] : walk.Ledger.Gaps())
        {
            string numbers = first == last ? $"{first}" : $"{first} to {last}";
            Find(
                FindingSeverity.Info, "NumbersUnused", walk.Path,
                $"Family '{family}' has no revision {numbers}; an import of some revisions, or a repair, leaves such.",
                "nothing", "Nothing to do.");
        }

        foreach ((string resource, string missing) in walk.Ledger.BrokenReferences())
            Find(FindingSeverity.Warning, "ReferenceBroken", walk.Path, $"The {resource} refers to {missing}, which is not there.",
                "nothing more", "Stop or update it.");
        foreach (int old in _files.Generations().Where(number => number < Generation))
            Find(FindingSeverity.Info, "GenerationLeft", _files.JournalPath(old),
                "It is an earlier generation that a compaction left behind.", "nothing", "Nothing to do: the next compaction deletes it.");
    }

    private void Find(FindingSeverity severity, string code, string file, string message, string lost, string advice, int? line = null,
        long? offset = null) =>
        Findings.Add(new StoreFinding
        {
            Severity = severity, Code = code, Region = _files.Region, File = file, Line = line, Byte = offset, Message = message,
                Lost = lost, Advice = advice,
        });
}

using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Index;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Maintenance;

/// <summary>The files of one region as they lie there, read without any lock.</summary>
internal sealed class RegionFiles
{
    private readonly Disk _disk;
    private readonly string? _restored;

    /// <param name="disk">The disk.</param>
    /// <param name="store">The store's folder.</param>
    /// <param name="region">The region.</param>
    /// <param name="id">The store's id; with it a journal counts that a restore has not come to give its number.</param>
    public RegionFiles(Disk disk, string store, string region, string? id = null)
    {
        _disk = disk;
        Region = region;
        Folder = Path.Combine(store, region);
        _restored = id is null ? null : RestoredJournal.PathOf(Folder, id);
    }

    public string Region { get; }

    public string Folder { get; }

    public string SyncedPath => Path.Combine(Folder, "synced");

    /// <summary>Generations that have a journal, ascending.</summary>
    public IReadOnlyList<int> Generations() => IsRestored ? [.. NumbersOf("journal-", ".jsonl"), HighestGeneration()]
        : NumbersOf("journal-", ".jsonl");

    /// <summary>The highest generation that any file is of; 0 where there is none.</summary>
    public int HighestGeneration() => RestoredJournal.HighestGeneration(_disk, Folder) + (IsRestored ? 1 : 0);

    private bool IsRestored => _restored is not null && _disk.FileExists(_restored);

    public string JournalPath(int generation) => IsRestored && generation == HighestGeneration()
        ? _restored!
        : Path.Combine(Folder, FormattableString.Invariant($"journal-{generation}.jsonl"));

    public string ManifestPath(int generation) => Path.Combine(Folder, FormattableString.Invariant($"checkpoint-{generation}.json"));

    public IReadOnlyList<string> Unfinished() => _disk.ListFiles(Folder, "new-*.tmp")
        .Concat(_disk.ListFiles(Folder, RestoredJournal.Pattern)
            .Where(name => _restored is null || Path.Combine(Folder, name) != _restored)).ToArray();

    public IReadOnlyList<string> CheckpointFiles() =>
        _disk.ListFiles(Folder, "checkpoint-*.json").Concat(_disk.ListFiles(Folder, "checkpoint-*.run")).ToArray();

    /// <summary>Opens the journal of the highest generation; null where there is none, and the generation is 0.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public DiskFile? OpenJournal(out int generation)
    {
        // Compaction may take a generation away between listing and opening; then there is a newer one.
        for (int attempt = 0; ; attempt++)
        {
            generation = Generations().DefaultIfEmpty().Max();
            if (generation == 0) return null;
            if (_disk.OpenRead(JournalPath(generation)) is { } journal) return journal;
            if (attempt == 99) throw new IOException($"'{JournalPath(generation)}' cannot be opened.");
        }
    }

    /// <summary>The first line of a journal, and a scan of what follows it; null when the line cannot be read.</summary>
    public static JournalHeader? ReadHeader(DiskFile journal, long length, out JournalScan rest)
    {
        rest = new JournalScan(journal, length);
        return rest.Next() is { IsSound: true } piece ? JournalFormat.ReadHeader(piece.Bytes, out _) : null;
    }

    /// <summary>What the file <c>synced</c> says; 0 when it is missing, torn or another store's.</summary>
    public long ReadMark(string store) => Disk.UnlessInUse(() => _disk.ReadSmallFile(SyncedPath)) is { Length: > 0 } bytes
        ? SyncedMark.Read(store, bytes) : 0;

    /// <summary>The checkpoint of a generation, where it is whole and of this store.</summary>
    public CheckpointManifest? ReadManifest(string store, int generation) =>
        _disk.ReadSmallFile(ManifestPath(generation)) is { } bytes && CheckpointManifest.Read(bytes) is { } manifest
        && manifest.Store == store && manifest.Generation == generation
            ? manifest
            : null;

    /// <summary>The families that a checkpoint knows. Every page is checked on the way.</summary>
    /// <exception cref="InvalidDataException">A run is missing or damaged.</exception>
    public IReadOnlyList<FamilyFact> ReadFamilies(CheckpointManifest manifest)
    {
        List<SortedRun> runs = new();
        try
        {
            foreach ((string name, int pages) in manifest.Runs)
            {
                if (Path.GetFileName(name) != name || _disk.OpenRead(Path.Combine(Folder, name)) is not { } file)
                    throw new InvalidDataException($"The checkpoint's file {name} is not there.");
                runs.Add(new SortedRun(name, file, pages));
            }

            List<FamilyFact> families = new();
            foreach (Entry entry in new LayerStack(runs.ToArray<ILayer>()).Scan(null, null, descending: false, withDeletions: false))
            {
                if (entry.Key[0] != (byte)'F' || entry.Value is null) continue;
                string name = Encoding.UTF8.GetString(entry.Key, 1, entry.Key.Length - 1);
                families.Add(Records.ReadFamily(name, entry.Value));
            }

            return families;
        }
        finally
        {
            foreach (SortedRun run in runs) run.Dispose();
        }
    }

    private int[] NumbersOf(string prefix, string suffix) => _disk.ListFiles(Folder, prefix + "*" + suffix)
        .Select(name => name.Substring(prefix.Length, name.Length - prefix.Length - suffix.Length))
        .Select(static text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)
        .Where(static number => number > 0).OrderBy(static number => number).ToArray();
}

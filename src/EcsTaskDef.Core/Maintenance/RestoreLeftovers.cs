using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Maintenance;

/// <summary>
/// What a restore or a backup leaves that was killed (docs/STORE.md, Restore): the copy that it was making, and copies of what the
/// store still has. Only what is proven to be such a copy is deleted.
/// </summary>
/// <param name="disk">The disk.</param>
/// <param name="store">The store's folder.</param>
/// <param name="id">The store's id; null = nobody knows.</param>
internal sealed class RestoreLeftovers(Disk disk, string store, string? id)
{
    private const string Settings = "store.json", SettingsAside = StorePlacement.SettingsAside;

    /// <summary>Copies of stores that were being made for this place. One that is still being made is locked.</summary>
    public IReadOnlyList<string> Stagings()
    {
        string parent = Path.GetDirectoryName(store) ?? store, name = Path.GetFileName(store);
        IEnumerable<string> inside = disk.ListDirectories(store).Where(static folder => IsStaging(folder, "restored-", ".new"));
        IEnumerable<string> beside = disk.ListDirectories(parent).Where(folder => IsStaging(folder, name + ".new-", ""));
        return inside.Select(folder => Path.Combine(store, folder)).Concat(beside.Select(folder => Path.Combine(parent, folder)))
            .Where(folder => !disk.FileExists(Path.Combine(folder, Settings))).ToArray();
    }

    /// <summary>What lies aside, and what it is.</summary>
    public IReadOnlyList<(string Folder, Kind Kind)> Asides() => disk.ListDirectories(store)
        .Where(static folder => folder.StartsWith("replaced-", StringComparison.Ordinal)).Select(folder => Path.Combine(store, folder))
        .Select(folder => (folder, KindOf(folder))).Where(static one => one.Item2 != Kind.Whole).ToArray();

    public IEnumerable<StoreFinding> Find() =>
        Stagings().Select(static folder => Finding(
            folder, "It is a copy that a backup or a restore is making, or was making when it was killed.",
            "Nothing to do while one is running; otherwise Repair-TaskDefinitionStore, or the next restore, deletes it."))
        .Concat(Asides().Select(static one => one.Kind switch
        {
            Kind.Leftover => Finding(
                one.Folder,
                "A restore was killed, or is running, that has not replaced the store yet. The store has everything in this folder.",
                "Nothing to do while one is running; otherwise Repair-TaskDefinitionStore deletes it."),
            Kind.Unnamed => Finding(
                one.Folder, $"It is the store that a restore replaced. The restore was killed before it named {SettingsAside} {Settings}.",
                "Run Repair-TaskDefinitionStore: it names the file, and the folder opens as a store."),
            _ => Finding(
                one.Folder, "A restore was killed, or is running, and nothing tells whether the store still has what is in this folder.",
                "Look at it with Get-TaskDefinitionStoreFinding; delete it when you do not need it."),
        }));

    /// <summary>Deletes and ends what can be; needs the store's lock where something is done.</summary>
    public IEnumerable<StoreRepair> Repair(bool apply)
    {
        foreach (string folder in Stagings())
        {
            if (apply && !TryDelete(folder)) continue;
            yield return Repaired(StoreRepairAction.Delete, folder, "A backup or a restore was killed while it made this copy.", apply);
        }

        foreach ((string folder, Kind kind) in Asides())
        {
            if (kind == Kind.Unknown) continue;
            if (kind == Kind.Leftover)
            {
                const string Why = "A restore was killed before it replaced the store, which still has everything in this folder.";
                if (apply) disk.DeleteFolderQuietly(folder);
                yield return Repaired(StoreRepairAction.Delete, folder, Why, apply);
                continue;
            }

            string settings = Path.Combine(folder, Settings);
            if (apply) disk.Publish(Path.Combine(folder, SettingsAside), settings, durable: true);
            const string Named = "A restore was killed before it named this file; the folder opens as a store.";
            yield return Repaired(StoreRepairAction.Rebuild, settings, Named, apply);
        }
    }

    /// <summary>Deletes a copy that nobody is making any more.</summary>
    public bool TryDelete(string staging)
    {
        try
        {
            if (IsBeingMade(staging)) return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        disk.DeleteFolderQuietly(staging);
        return true;
    }

    // The process that makes one holds its lock until it is gone.
    private bool IsBeingMade(string staging)
    {
        using IDisposable? held = disk.TryLockFolder(staging);
        return held is null;
    }

    private Kind KindOf(string folder)
    {
        if (disk.FileExists(Path.Combine(folder, Settings))) return Kind.Whole;
        byte[]? settings = disk.ReadSmallFile(Path.Combine(folder, SettingsAside));
        bool isOfStore = id is not null && (settings is null || Encoding.UTF8.GetString(settings).Contains(id));
        if (isOfStore && HasOnlyCopies(folder)) return Kind.Leftover;
        return settings is null ? Kind.Unknown : Kind.Unnamed;
    }

    private bool HasOnlyCopies(string folder) =>
        disk.ListFiles(folder, "*").All(static name => name == SettingsAside || IsTemporary(name))
        && disk.ListDirectories(folder).All(region => Regions.IsSafeName(region) && IsCopy(folder, region));

    // A restore that has replaced the region gave it another generation: with the same one, what was there when it began is there still.
    private bool IsCopy(string folder, string region)
    {
        RegionFiles aside = new(disk, folder, region, id), there = new(disk, store, region, id);
        return (aside.HighestGeneration() == 0 || aside.HighestGeneration() == there.HighestGeneration())
            && disk.ListDirectories(aside.Folder).Count == 0
            && disk.ListFiles(aside.Folder, "*").All(name => name == "synced" || IsTemporary(name)
                || IsBeginning(Path.Combine(aside.Folder, name), Path.Combine(there.Folder, name)));
    }

    private bool IsBeginning(string copy, string of)
    {
        using DiskFile? first = disk.OpenRead(copy), second = disk.OpenRead(of);
        if (first is null || second is null) return false;
        byte[] one = new byte[64 * 1024], other = new byte[one.Length];
        int read;
        for (long at = 0; (read = first.Read(at, one, 0, one.Length)) > 0; at += read)
            if (second.Read(at, other, 0, read) != read || !one.AsSpan(0, read).SequenceEqual(other.AsSpan(0, read))) return false;
        return true;
    }

    private static bool IsTemporary(string name) =>
        name.StartsWith("new-", StringComparison.Ordinal) && name.EndsWith(".tmp", StringComparison.Ordinal);

    private static bool IsStaging(string folder, string start, string end) =>
        folder.Length == start.Length + 32 + end.Length
        && folder.StartsWith(start, StringComparison.Ordinal) && folder.EndsWith(end, StringComparison.Ordinal)
        && folder.Substring(start.Length, 32).All(static c => c is >= '0' and <= '9' or >= 'a' and <= 'f');

    private static StoreFinding Finding(string folder, string message, string advice) => new()
    {
        Severity = FindingSeverity.Info, Code = "RestoreUnfinished", File = folder, Message = message, Lost = "nothing", Advice = advice,
    };

    private static StoreRepair Repaired(StoreRepairAction action, string path, string message, bool isDone) =>
        new() { Action = action, File = path, Message = message, IsDone = isDone };

    /// <summary>What a folder <c>replaced-…</c> is.</summary>
    public enum Kind
    {
        /// <summary>The store that a restore replaced.</summary>
        Whole,

        /// <summary>The same, but its <c>store.json</c> does not have its name yet.</summary>
        Unnamed,

        /// <summary>A copy, whole or not, of what the store still has.</summary>
        Leftover,

        /// <summary>Nothing tells which.</summary>
        Unknown,
    }
}

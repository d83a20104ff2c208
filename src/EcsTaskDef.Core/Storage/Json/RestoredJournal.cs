namespace EcsTaskDef.Storage.Json;

/// <summary>
/// A journal that a restore puts into a region which processes may have open (docs/STORE.md, Restore). It lies beside the region's
/// journal under a name with the restored store's id, counts from the moment when <c>store.json</c> has that id, and is given the number
/// of a next generation then: by the restore or, where that was ended, by the next writer.
/// </summary>
internal static class RestoredJournal
{
    public const string Pattern = "restored-*.jsonl";

    /// <param name="folder">The region's folder.</param>
    /// <param name="store">The id of the restored store.</param>
    public static string PathOf(string folder, string store) => Path.Combine(folder, $"restored-{store}.jsonl");

    /// <summary>The highest generation that any file of the region is of; 0 where there is none.</summary>
    public static int HighestGeneration(Disk disk, string folder) =>
        Numbers(disk, folder, "journal-*.jsonl").Concat(Numbers(disk, folder, "checkpoint-*.json")).DefaultIfEmpty().Max();

    /// <summary>
    /// Gives the restored journal its number, and deletes the generations before it: those lie aside. Needs the region's lock; does
    /// nothing where there is none.
    /// </summary>
    /// <exception cref="IOException">The disk refuses; the next writer tries again.</exception>
    public static void End(Disk disk, string folder, string store)
    {
        string restored = PathOf(folder, store);
        if (!disk.FileExists(restored)) return;
        int before = HighestGeneration(disk, folder);
        disk.Move(restored, Path.Combine(folder, FormattableString.Invariant($"journal-{before + 1}.jsonl")));
        DeleteBefore(disk, folder, before + 1);
    }

    /// <summary>Deletes the generations before one. Needs the region's lock.</summary>
    public static void DeleteBefore(Disk disk, string folder, int generation)
    {
        foreach (string name in disk.ListFiles(folder, "journal-*.jsonl").Concat(disk.ListFiles(folder, "checkpoint-*")))
            if (NumberOf(name) is { } number && number < generation) disk.DeleteQuietly(Path.Combine(folder, name));
    }

    private static IEnumerable<int> Numbers(Disk disk, string folder, string pattern) =>
        disk.ListFiles(folder, pattern).Select(NumberOf).Where(static number => number is not null).Select(static number => number!.Value);

    /// <summary>The generation that a file is of: <c>journal-3.jsonl</c>, <c>checkpoint-3.json</c>, <c>checkpoint-3-17-4.run</c>.</summary>
    public static int? NumberOf(string name) =>
        int.TryParse(name.Split('-', '.')[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}

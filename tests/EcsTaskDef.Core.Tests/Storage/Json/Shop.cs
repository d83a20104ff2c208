using System.Collections.Concurrent;
using EcsTaskDef.Conformance;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>One instance of a JSON store, as one process has it, with short words for facts.</summary>
internal sealed class Shop : IDisposable
{
    public const string RegionName = "eu-west-1";

    private static readonly DateTimeOffset s_start = new(2026, 9, 16, 12, 0, 0, TimeSpan.Zero);

    public Shop(string path, TestDisk? disk = null, string? account = null)
    {
        Disk = disk ?? new TestDisk();
        Store = JsonStore.Open(
            new RegistryHostOptions { StorePath = path, Clock = new TestClock(), Account = account, Warn = Warnings.Enqueue }, Disk);
    }

    /// <summary>What the engine told that no answer did.</summary>
    public ConcurrentQueue<EcsException> Warnings { get; } = new();

    public TestDisk Disk { get; }

    public JsonStore Store { get; }

    public IRegionStore Region => Store.OpenRegion(RegionName);

    /// <summary>Registers the next revision of a family and answers its number.</summary>
    public Task<int> Register(string family = "web", int size = 0) => Region.ChangeAsync((view, change) =>
    {
        int next = (view.GetFamily(family)?.LatestRevision ?? 0) + 1;
        change.By = "arn:aws:iam::000000000000:user/tester";
        change.Add(Registered(family, next, size));
        return next;
    }, CancellationToken.None).AsTask();

    /// <summary>Registers many revisions in one change: one line of the journal.</summary>
    public Task RegisterMany(string family, int count, int size = 0) => Region.ChangeAsync((view, change) =>
    {
        int latest = view.GetFamily(family)?.LatestRevision ?? 0;
        for (int i = 1; i <= count; i++) change.Add(Registered(family, latest + i, size));
        return true;
    }, CancellationToken.None).AsTask();

    public Task Remove(string family, params int[] revisions) => Region.ChangeAsync((_, change) =>
    {
        foreach (int revision in revisions)
        {
            change.Add(new RevisionStatusChanged(family, revision, s_start.AddSeconds(1), RevisionStatus.Inactive));
            change.Add(new RevisionStatusChanged(family, revision, s_start.AddSeconds(2), RevisionStatus.DeleteInProgress));
            change.Add(new RevisionStatusChanged(family, revision, s_start.AddSeconds(3), RevisionStatus.Removed));
        }

        return true;
    }, CancellationToken.None).AsTask();

    public Task Deregister(string family, int revision) => Region.ChangeAsync((view, change) =>
    {
        _ = view.ReadDocument(view.GetRevision(family, revision)!);
        change.Add(new RevisionStatusChanged(family, revision, s_start.AddSeconds(1), RevisionStatus.Inactive));
        return true;
    }, CancellationToken.None).AsTask();

    public Task<int> Latest(string family = "web") =>
        Region.ReadAsync(view => view.GetFamily(family)?.LatestRevision ?? 0, CancellationToken.None).AsTask();

    public Task<int> Count() => Region.ReadAsync(
        static view => view.ListRevisions(RevisionStatus.Active, null, null, false).Count(), CancellationToken.None).AsTask();

    /// <summary>Everything that can be asked, as one text.</summary>
    public Task<string> Everything() => Region.ReadAsync(static view =>
    {
        StringBuilder text = new();
        text.Append(view.Totals).Append('\n');
        foreach (bool active in new[] { true, false })
            foreach (string family in view.ListFamilies(active, "", null)) text.Append(view.GetFamily(family)).Append('\n');
        foreach (RevisionStatus status in new[] { RevisionStatus.Active, RevisionStatus.Inactive, RevisionStatus.DeleteInProgress })
        {
            foreach ((string family, int number) in view.ListRevisions(status, null, null, false))
            {
                RevisionFact fact = view.GetRevision(family, number)!;
                text.Append(fact with { Document = default, Tags = default })
                    .Append(Encoding.UTF8.GetString(view.ReadDocument(fact).Span))
                    .AppendJoin(' ', view.ReadTags(fact)).Append('\n');
            }
        }

        text.AppendJoin(' ', view.ListDeletions());
        return text.ToString();
    }, CancellationToken.None).AsTask();

    public void Dispose() => Store.Dispose();

    public static RevisionRegistered Registered(string family, int revision, int size) => new(
        family, revision, s_start, Encoding.ASCII.GetBytes($"{{\"n\":{revision},\"pad\":\"{new string('x', size)}\"}}"),
        new[] { new Tag { Key = "k", Value = "v" } });
}

/// <summary>Files of a store as they lie there.</summary>
internal static class Files
{
    public static string Journal(string store, int generation = 1) => Of(store, $"journal-{generation}.jsonl");

    public static string Synced(string store) => Of(store, "synced");

    public static string Of(string store, string file) => Path.Combine(store, Shop.RegionName, file);

    public static void Copy(string from, string to)
    {
        if (Directory.Exists(to)) Directory.Delete(to, recursive: true);
        Directory.CreateDirectory(to);

        foreach (string name in Directory.GetFiles(from).Select(static file => Path.GetFileName(file)))
        {
            // Windows lets nobody read a lock that is held; it is empty.
            if (name != "lock" || !OperatingSystem.IsWindows()) File.Copy(Path.Combine(from, name), Path.Combine(to, name));
        }

        foreach (string folder in Directory.GetDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    /// <summary>Renames a folder that somebody has files open in; skips the test where the system cannot.</summary>
    public static void MoveInUse(string folder, string to)
    {
        try
        {
            Directory.Move(folder, to);
        }
        catch (Exception exception) when (OperatingSystem.IsWindows() && exception is IOException or UnauthorizedAccessException)
        {
            Xunit.Assert.Skip("Windows renames no folder with an open file in it.");
        }
    }

    /// <summary>Deletes a folder that somebody has files open in; skips the test where the system cannot.</summary>
    public static void DeleteInUse(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (OperatingSystem.IsWindows() && exception is IOException or UnauthorizedAccessException)
        {
        }

        Xunit.Assert.SkipWhen(Directory.Exists(folder), "This system keeps the names of deleted files while they are open (Windows before 1809, Wine).");
    }

    public static string[] Manifests(string store) =>
        Directory.GetFiles(Path.Combine(store, Shop.RegionName), "checkpoint-*.json");

    public static string[] Runs(string store) => Directory.GetFiles(Path.Combine(store, Shop.RegionName), "checkpoint-*.run");

    /// <summary>Where the lines of a journal begin, and its length at the end.</summary>
    public static List<int> LineStarts(byte[] journal)
    {
        List<int> starts = [0];
        for (int i = 0; i < journal.Length; i++)
            if (journal[i] == '\n') starts.Add(i + 1);
        return starts;
    }
}

/// <summary>Faults, told by their code.</summary>
internal static class Fault
{
    public static async Task<string> CodeOf(Func<Task> action)
    {
        try
        {
            await action();
            return "";
        }
        catch (EcsException exception)
        {
            return exception.Code;
        }
    }
}

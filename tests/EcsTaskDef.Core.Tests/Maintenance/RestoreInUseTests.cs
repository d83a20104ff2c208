using System.Collections.Concurrent;
using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Core.Tests.Storage.Windows;
using EcsTaskDef.Maintenance;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Maintenance;

/// <summary>A restore onto a store that others have open, and change meanwhile.</summary>
public sealed class RestoreInUseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Shop? _shop;

    private string Path => _folder.Location;

    private string Backup => Path + "-backup";

    public void Dispose()
    {
        _shop?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Open_stores_go_on_with_the_restored_one_and_what_was_there_lies_aside_whole()
    {
        using Shop shop = new(Path), reader = new(Path);
        await shop.RegisterMany("web", 700, 50);
        await shop.Register("api");
        string saved = await shop.Everything();
        Care(Path).Backup(Backup);
        await shop.Register("web");
        string old = await reader.Everything();

        StoreBackup restored = Care(Backup).Restore(Path, force: true);
        Assert.Equal(saved, await reader.Everything());
        Assert.Equal(701, await shop.Register("web"));
        Assert.Equal(701, await reader.Latest("web"));
        Assert.Equal(System.IO.Path.GetFullPath(Path), System.IO.Path.GetDirectoryName(restored.Replaced));
        using (Shop aside = new(restored.Replaced!)) Assert.Equal(old, await aside.Everything());
        Assert.Empty(Faults(Path));
        Assert.Empty(Faults(restored.Replaced!));
        Assert.Equal(["journal-2.jsonl"], Journals());

        // What was put aside can be put back.
        Care(restored.Replaced!).Restore(Path, force: true);
        Assert.Equal(old, await reader.Everything());
        Assert.Equal(702, await shop.Register("web"));
        Assert.Empty(Faults(Path));
    }

    [Theory]
    [InlineData("publish", "synced", true)]
    [InlineData("move", "journal-2.jsonl", false)]
    public async Task A_restore_that_comes_to_no_end_is_ended_by_the_next_writer(string operation, string file, bool isEnded)
    {
        using Shop shop = new(Path);
        await shop.Register();
        Care(Path).Backup(Backup);
        await shop.Register();
        bool counts = false;
        TestDisk disk = new();
        disk.Before = (o, f) =>
        {
            counts |= o == "publish" && f == "store.json";
            if (counts && o == operation && f == file) throw new IOException("It is in use.");
        };
        new StoreCare(Options(Backup), disk).Restore(Path, force: true);
        Assert.Equal(isEnded, Journals().SequenceEqual(["journal-2.jsonl"]));
        Assert.Equal(2, await shop.Register());
        Assert.Equal(["journal-2.jsonl"], Journals());
        Assert.Empty(Faults(Path));
    }

    [Fact]
    public async Task A_region_that_the_backup_does_not_have_is_empty_afterwards_and_one_that_it_has_alone_is_there()
    {
        using (Shop shop = new(Path)) await shop.Register();
        Care(Path).Backup(Backup);
        using JsonStore store = JsonStore.Open(new RegistryHostOptions { StorePath = Backup + "2", Clock = new TestClock() });
        await Register(store, "us-east-1");
        Care(Backup).Restore(Backup + "2", force: true);
        Assert.Equal(0, await Latest(store, "us-east-1"));
        Assert.Equal(1, await Latest(store, Shop.RegionName));
        Assert.Equal(1, await Register(store, "us-east-1"));
        Assert.Equal(2, await Register(store, Shop.RegionName));
        Assert.Empty(Care(Backup + "2").Test());
    }

    [Fact]
    public async Task A_restore_of_one_region_leaves_the_others_alone()
    {
        using Shop shop = new(Path), reader = new(Path);
        await shop.RegisterMany("web", 3);
        await shop.Register("api");
        string saved = await shop.Everything();
        Care(Path).Backup(Backup);
        for (int i = 0; i < 5; i++) await shop.Register("web");
        await Register(shop.Store, "us-east-1");
        string old = await reader.Everything();
        Assert.Equal(1, await Latest(reader.Store, "us-east-1"));

        StoreBackup restored = Care(Backup).Restore(Path, force: true, new StoreCopyRange { Region = Shop.RegionName });
        Assert.Equal(saved, await reader.Everything());
        Assert.Equal(1, await Latest(reader.Store, "us-east-1"));
        Assert.Equal(4, await shop.Register("web"));
        Assert.Equal(4, await reader.Latest("web"));
        Assert.Equal(2, await Register(reader.Store, "us-east-1"));
        using (Shop aside = new(restored.Replaced!))
        {
            Assert.Equal(old, await aside.Everything());
            Assert.Equal([Shop.RegionName], aside.Store.GetRegions());
        }

        Assert.Empty(Faults(Path));
        Assert.Empty(Care(Path).Repair(apply: true));
        Assert.Empty(Faults(restored.Replaced!));

        // And back; by way of a new region, and of one that has fewer changes than the backup.
        Care(restored.Replaced!).Restore(Path, force: true, new StoreCopyRange { Region = Shop.RegionName });
        Assert.Equal(old, await reader.Everything());
        Assert.Equal(9, await shop.Register("web"));
        Care(Path).Backup(Backup + "2");
        using Shop other = new(Path + "-other");
        await Register(other.Store, "us-east-1");
        Care(Backup).Restore(Path + "-other", force: true, new StoreCopyRange { Region = Shop.RegionName });
        Care(Backup + "2").Restore(Path + "-other", force: true, new StoreCopyRange { Region = Shop.RegionName });
        Assert.Equal((9, 1), (await other.Latest("web"), await Latest(other.Store, "us-east-1")));
        Assert.Empty(Faults(Path + "-other"));
    }

    [Fact]
    public async Task One_region_is_restored_where_the_system_replaces_no_open_file()
    {
        NtfsRules? rules = OperatingSystem.IsWindows() ? null : new();
        using Shop shop = new(Path, new TestDisk { Rules = rules });
        await shop.Register();
        Care(Path).Backup(Backup);
        await shop.Register();
        StoreCopyRange range = new() { Region = Shop.RegionName };
        new StoreCare(Options(Backup), new TestDisk { Rules = rules }).Restore(Path, force: true, range);
        Assert.Equal(1, await shop.Latest());
        Assert.Equal(2, await shop.Register());
        Assert.Empty(Care(Path).Test().Where(static one => one.Severity != FindingSeverity.Info));
    }

    [Fact]
    public async Task A_restore_of_one_region_that_fails_at_any_call_leaves_it_as_it_was_or_says_that_it_is_not_known()
    {
        using Shop shop = new(Path);
        await shop.RegisterMany("web", 3);
        await Register(shop.Store, "us-east-1");
        string saved = await shop.Everything();
        Care(Path).Backup(Backup);
        await shop.Register();
        string old = await shop.Everything();
        int failures = 0;
        for (int call = 1; ; call++)
        {
            int calls = 0, aside = Directory.GetDirectories(Path, "replaced-*").Length;
            TestDisk disk = new() { SkipsSync = true };
            disk.Before = (_, _) =>
            {
                if (++calls == call) throw new IOException("No space left on the disk.");
            };
            string code = await Fault.CodeOf(() =>
            {
                new StoreCare(Options(Backup), disk).Restore(Path, force: true, new StoreCopyRange { Region = Shop.RegionName });
                return Task.CompletedTask;
            });
            string now = await shop.Everything();
            if (now == saved)
            {
                // It counts; what was left to do at the end, or at the beginning, did not count as a failure.
                Assert.Contains(code, new[] { "", "StoreSyncFailed" });
                if (calls < call) break;

                // Again, whole, so that what was left to do does not add up.
                Care(Backup).Restore(Path, force: true, new StoreCopyRange { Region = Shop.RegionName });
                foreach (string folder in Directory.GetDirectories(Path, "replaced-*")) Directory.Delete(folder, recursive: true);
                await shop.Register();
                continue;
            }

            Assert.Equal(old, now);
            Assert.NotEqual("", code);
            Assert.Equal(aside, Directory.GetDirectories(Path, "replaced-*").Length);
            Assert.Empty(Care(Path).Test().Where(static one => one.Severity != FindingSeverity.Info));
            failures++;
        }

        Assert.InRange(failures, 20, 1000);
        Assert.Equal(4, await shop.Register());
        Assert.Equal(1, await Latest(shop.Store, "us-east-1"));
    }

    [Fact]
    public async Task Under_load_nothing_acknowledged_is_lost_and_no_number_is_given_twice()
    {
        using (Shop shop = new(Path)) await shop.Register("web");
        Care(Path).Backup(Backup);

        // Each change is one that tells itself from all others, by the length of its document.
        ConcurrentBag<(string Family, int Revision, int Size)> acknowledged = [];
        using CancellationTokenSource end = new();
        int sizes = 0;
        Task[] writers = Enumerable.Range(0, 3).Select(number => Task.Run(async () =>
        {
            using Shop shop = new(Path);
            while (!end.IsCancellationRequested)
            {
                int size = Interlocked.Increment(ref sizes);
                acknowledged.Add(($"f{number}", await shop.Register($"f{number}", size), size));
                _ = await shop.Latest("web");
            }
        })).ToArray();
        List<string> stores = [Path];
        for (int time = 0; time < 8; time++)
        {
            await Task.Delay(60);
            stores.Add(Care(Backup).Restore(Path, force: true).Replaced!);
        }

        end.Cancel();
        await Task.WhenAll(writers);
        HashSet<string> kept = [];
        foreach (string store in stores)
        {
            using Shop shop = new(store);
            foreach (string line in (await shop.Everything()).Split('\n')
                .Where(static line => line.Contains("\"pad\"", StringComparison.Ordinal)))
            {
                kept.Add(
                    $"{Between(line, "Family = ", ",")}:{Between(line, "Revision = ", ",")}:{Between(line, "\"pad\":\"", "\"").Length}");
            }

            Assert.Empty(Faults(store));
        }

        Assert.NotEmpty(acknowledged);
        Assert.Empty(acknowledged.Select(static one => $"{one.Family}:{one.Revision}:{one.Size}").Where(one => !kept.Contains(one)));
        Assert.Equal(8, stores.Count - 1);
    }

    [Fact]
    public async Task A_restore_that_fails_at_any_call_leaves_the_store_as_it_was_or_says_that_it_is_not_known()
    {
        Shop shop = _shop = new(Path);
        await shop.Register();
        string saved = await shop.Everything();
        Care(Path).Backup(Backup);
        await shop.Register();
        string old = await shop.Everything();
        int failures = 0;
        for (int call = 1; ; call++)
        {
            int calls = 0;
            TestDisk disk = new() { SkipsSync = true };
            disk.Before = (_, _) =>
            {
                if (++calls == call) throw new IOException("No space left on the disk.");
            };
            string? code = await Fault.CodeOf(() =>
            {
                new StoreCare(Options(Backup), disk).Restore(Path, force: true);
                return Task.CompletedTask;
            });
            string now = await shop.Everything();
            if (now == saved)
            {
                // It counts; what was left to do at the end did not count as a failure.
                Assert.Contains(code, new[] { "", "StoreSyncFailed" });
                Assert.Equal(2, await shop.Register());
                if (calls < call) break;
                Care(Directory.GetDirectories(Path, "replaced-*").OrderBy(static name => name, StringComparer.Ordinal).Last())
                    .Repair(apply: true);
                shop.Dispose();
                Directory.Delete(Path, recursive: true);
                Directory.Delete(Backup, recursive: true);
                shop = _shop = new(Path);
                await shop.Register();
                Care(Path).Backup(Backup);
                await shop.Register();
                continue;
            }

            Assert.Equal(old, now);
            Assert.NotEqual("", code);
            Assert.DoesNotContain(Directory.GetDirectories(Path), static name => name.Contains("replaced-", StringComparison.Ordinal));
            Assert.Empty(Care(Path).Test().Where(static one => one.Severity != FindingSeverity.Info));
            failures++;
        }

        Assert.InRange(failures, 20, 1000);
    }

    private static string Between(string text, string start, string end)
    {
        int from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    // Wine, and Windows before 1809, keep the name of a deleted file while somebody has it open: an earlier generation of a journal.
    private IEnumerable<string> Journals() => Directory.GetFiles(System.IO.Path.Combine(Path, Shop.RegionName), "*.jsonl")
        .Select(static file => System.IO.Path.GetFileName(file))
        .Where(static name => name != "journal-1.jsonl" || !OperatingSystem.IsWindows());

    private static IEnumerable<StoreFinding> Faults(string path) =>
        Care(path).Test().Where(static one => one.Severity != FindingSeverity.Info || !OperatingSystem.IsWindows());

    private static StoreCare Care(string path) => new(Options(path));

    private static RegistryHostOptions Options(string path) => new() { StorePath = path, Clock = new TestClock() };

    private static Task<int> Register(JsonStore store, string region) => store.OpenRegion(region).ChangeAsync((view, change) =>
    {
        int next = (view.GetFamily("web")?.LatestRevision ?? 0) + 1;
        change.Add(Shop.Registered("web", next, 0));
        return next;
    }, CancellationToken.None).AsTask();

    private static Task<int> Latest(JsonStore store, string region) =>
        store.OpenRegion(region).ReadAsync(static view => view.GetFamily("web")?.LatestRevision ?? 0, CancellationToken.None).AsTask();
}

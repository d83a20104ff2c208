using EcsTaskDef.Storage;

namespace EcsTaskDef.Core.Tests.Storage.Json;

// Several threads and several instances.
public sealed partial class JsonStoreTests
{
    [Fact]
    public async Task Concurrent_changes_share_syncs()
    {
        const int Count = 200;
        using Shop shop = new(Path);
        await shop.Register();
        int before = shop.Disk.Syncs;
        using SemaphoreSlim hold = new(0);
        int journals = 0;
        shop.Disk.Before = (operation, file) =>
        {
            // The first sync waits until everybody has come.
            if (operation == "sync" && file.StartsWith("journal", StringComparison.Ordinal) && Interlocked.Increment(ref journals) == 1)
                hold.Wait();
        };
        Task<int> first = Task.Run(() => shop.Register());
        await Until(() => Volatile.Read(ref journals) > 0);
        Task<int>[] rest = Enumerable.Range(0, Count).Select(_ => shop.Register()).ToArray();
        hold.Release();
        int[] numbers = [await first, .. await Task.WhenAll(rest)];
        Assert.Equal(Enumerable.Range(2, Count + 1), numbers.Order());
        Assert.InRange(shop.Disk.Syncs - before, 2, 4);
        Assert.Equal(Count + 2, SharedFile.ReadAllLines(Files.Journal(Path)).Length - 1);
    }

    [Fact]
    public async Task A_refusal_in_a_batch_leaves_the_others_alone()
    {
        using Shop shop = new(Path);
        await shop.Register();
        using SemaphoreSlim hold = new(0);
        int syncs = 0;
        shop.Disk.Before = (operation, _) =>
        {
            if (operation == "sync" && Interlocked.Increment(ref syncs) == 1) hold.Wait();
        };
        Task<int> first = Task.Run(() => shop.Register());
        await Until(() => Volatile.Read(ref syncs) > 0);
        Task<int> good = shop.Register("good");
        Task<int> bad = shop.Region.ChangeAsync<int>(static (_, change) =>
        {
            change.Add(Shop.Registered("bad", 1, 0));
            throw new InvalidOperationException("No.");
        }, CancellationToken.None).AsTask();
        Task<int> better = shop.Register("good");
        hold.Release();
        Assert.Equal((2, 1, 2), (await first, await good, await better));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        Assert.Equal(0, await shop.Latest("bad"));
        using Shop other = new(Path);
        Assert.Equal(await shop.Everything(), await other.Everything());
    }

    [Fact]
    public async Task Closing_right_after_concurrent_changes_breaks_nothing()
    {
        for (int round = 0; round < 60; round++)
        {
            Shop shop = new(Path, new TestDisk { SkipsSync = true });
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => shop.Register())));
            shop.Dispose();
        }

        using Shop after = new(Path);
        Assert.Equal(480, await after.Latest());
    }

    [Fact]
    public async Task Instances_that_change_one_revision_in_turns_see_the_same()
    {
        using Shop a = new(Path, new TestDisk { SkipsSync = true }), b = new(Path, new TestDisk { SkipsSync = true });
        await b.Register();
        Assert.Equal(1, await a.Count());
        await a.Deregister("web", 1);
        Assert.Equal(0, await b.Count());
        await b.Remove("web", 1);
        string everything = await a.Everything();
        Assert.Equal(everything, await b.Everything());
        using Shop c = new(Path);
        Assert.Equal(everything, await c.Everything());
    }

    [Fact]
    public async Task The_queues_are_whole_whatever_the_clocks_said()
    {
        using Shop a = new(Path, new TestDisk { SkipsSync = true }), b = new(Path, new TestDisk { SkipsSync = true });
        await a.RegisterMany("web", 1000);
        Random random = new(5);
        Dictionary<int, RevisionStatus> now = Enumerable.Range(1, 1000).ToDictionary(static n => n, static _ => RevisionStatus.Active);
        for (int round = 0; round < 150; round++)
        {
            // Mostly forward, some back, and some refused after they had begun.
            await (random.Next(2) == 0 ? a : b).Region.ChangeAsync((view, change) =>
            {
                for (int i = 0; i < 20; i++)
                {
                    int revision = random.Next(1, 1001);
                    if (now[revision] == RevisionStatus.Removed) continue;
                    now[revision] = now[revision] + 1;
                    DateTimeOffset at = DateTimeOffset.UnixEpoch.AddDays(
                        round + (random.Next(10) == 0 ? -random.Next(100) : random.Next(3)) + 200);
                    change.Add(new RevisionStatusChanged("web", revision, at, now[revision]));
                }

                Assert.Equal(now.Count(static n => n.Value == RevisionStatus.DeleteInProgress), view.ListDeletions().Count());
                Assert.Equal(now.Count(static n => n.Value == RevisionStatus.Inactive), view.ListDeregistrations().Count());
                return true;
            }, CancellationToken.None);
            await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => a.Region.ChangeAsync<bool>((view, change) =>
            {
                foreach ((string family, int revision, _) in view.ListDeletions().ToArray())
                    change.Add(new RevisionStatusChanged(family, revision, DateTimeOffset.UnixEpoch.AddDays(900), RevisionStatus.Removed));
                throw new TimeZoneNotFoundException("Refused.");
            }, CancellationToken.None).AsTask());
            if (round % 10 != 0) continue;
            using Shop c = new(Path);
            string expected = await Queues(c);
            Assert.Equal(expected, await Queues(a));
            Assert.Equal(expected, await Queues(b));
        }

        static Task<string> Queues(Shop shop) => shop.Region.ReadAsync(
            static view => string.Join(' ', view.ListDeletions()) + " | " + string.Join(' ', view.ListDeregistrations()),
            CancellationToken.None).AsTask();
    }

    [Fact]
    public async Task Closing_a_store_closes_its_files()
    {
        TestDisk disk = new() { SkipsSync = true };
        using (Shop shop = new(Path, disk))
        {
            await shop.RegisterMany("web", 1500, 2000);
            await shop.Remove("web", Enumerable.Range(1, 1000).ToArray());
            for (int i = 0; i < 3; i++) await shop.Register();
            Assert.Equal(503, await shop.Count());
        }

        Assert.True(File.Exists(Files.Journal(Path, 2)));
        Assert.Equal(0, disk.OpenFiles);
    }
}

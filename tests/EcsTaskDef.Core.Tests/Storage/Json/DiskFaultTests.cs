namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>A disk that fails: what is acknowledged stays, what failed is told as what it is, and life goes on.</summary>
public sealed class DiskFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestDisk _disk = new();

    private string Path => _folder.Location;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_write_that_fails_changes_nothing()
    {
        using Shop shop = await ShopWith(2);
        _disk.Fail("write", "journal");
        Assert.Equal("StoreWriteFailed", await Fault.CodeOf(() => shop.Register()));
        Assert.Equal(2, await shop.Latest());
        _disk.Before = null;
        await DemandWhole(shop, 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(10_000)]
    public async Task A_write_that_stops_midway_changes_nothing(int bytes)
    {
        using Shop shop = await ShopWith(2);
        _disk.ShortWrite = (file, count) => file.StartsWith("journal", StringComparison.Ordinal) ? Math.Min(bytes, count - 1) : null;
        Assert.Equal("StoreWriteFailed", await Fault.CodeOf(() => shop.Register(size: 500)));
        Assert.Equal(2, await shop.Latest());
        _disk.ShortWrite = null;
        using (Shop other = new(Path)) Assert.Equal(2, await other.Latest());
        await DemandWhole(shop, 2);
    }

    [Fact]
    public async Task A_torn_write_that_could_not_be_cut_is_cut_by_the_next_writer()
    {
        using Shop shop = await ShopWith(2);
        _disk.ShortWrite = static (file, count) => file.StartsWith("journal", StringComparison.Ordinal) ? count / 2 : null;
        _disk.Fail("setLength", "journal");

        // Nobody can promise that nothing of it will be seen.
        Assert.Equal("StoreSyncFailed", await Fault.CodeOf(() => shop.Register()));
        (_disk.ShortWrite, _disk.Before) = (null, null);
        Assert.Equal(2, await shop.Latest());
        await DemandWhole(shop, 2);
    }

    [Theory]
    [InlineData("setLength")]
    [InlineData("sync")]
    public async Task Nothing_was_changed_is_said_only_when_the_first_lines_of_a_batch_are_gone_for_good(string failing)
    {
        using Shop shop = await ShopWith(1);
        using SemaphoreSlim hold = new(0);
        int syncs = 0;
        _disk.Before = (operation, file) =>
        {
            if (operation == "sync" && Interlocked.Increment(ref syncs) == 1) hold.Wait();
            else if (
                operation == failing && file.StartsWith("journal", StringComparison.Ordinal)) throw new IOException("The disk is gone.");
        };
        Task<int> first = Task.Run(() => shop.Register());
        while (Volatile.Read(ref syncs) == 0) await Task.Delay(1);
        _disk.ShortWrite = static (file, count) => file.StartsWith("journal", StringComparison.Ordinal) ? count - 5 : null;
        Task<int>[] batch = [shop.Register(), shop.Register(), shop.Register()];
        hold.Release();
        Assert.Equal(2, await first);
        foreach (Task<int> one in batch) Assert.Equal("StoreSyncFailed", await Fault.CodeOf(() => one));
        (_disk.Before, _disk.ShortWrite) = (null, null);
        int latest = await shop.Latest();
        Assert.InRange(latest, 2, 4);
        await DemandWhole(shop, latest);
    }

    [Fact]
    public async Task A_lock_that_cannot_be_tried_twice_is_given_back()
    {
        using Shop shop = new(Path, _disk);
        int locks = 0;
        _disk.Before = (operation, file) =>
        {
            if (operation == "lockFolder" && file == Shop.RegionName && ++locks == 2) throw new IOException("Too many open files.");
        };
        Assert.Equal("StoreWriteFailed", await Fault.CodeOf(() => shop.Register()));
        Assert.Equal(2, locks);
        using Shop other = new(Path);
        Assert.Equal(1, await other.Register().WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_sync_that_fails_says_that_the_outcome_is_not_known_and_the_next_change_makes_sure_of_it()
    {
        using Shop shop = await ShopWith(2);
        _disk.Fail("sync", "journal", once: true);
        EcsException fault = await Assert.ThrowsAsync<EcsException>(() => shop.Register());
        Assert.Equal("StoreSyncFailed", fault.Code);
        Assert.Contains("not known", fault.Message, StringComparison.Ordinal);

        // The line is whole, so it is read; the next writer writes and syncs it anew before it appends.
        int rewrites = 0;
        _disk.Before = (operation, file) =>
        {
            if (operation == "write" && file.StartsWith("journal", StringComparison.Ordinal)) rewrites++;
        };
        Assert.Equal(3, await shop.Latest());
        Assert.Equal(4, await shop.Register());
        Assert.Equal(2, rewrites);
        _disk.Before = null;
        await DemandWhole(shop, 4);
    }

    [Fact]
    public async Task A_disk_that_never_syncs_acknowledges_nothing()
    {
        using Shop shop = await ShopWith(2);
        _disk.Fail("sync", "journal");
        for (int i = 0; i < 3; i++)
        {
            string code = await Fault.CodeOf(() => shop.Register());
            Assert.True(code is "StoreSyncFailed" or "StoreWriteFailed", code);
        }

        _disk.Before = null;
        using Shop other = new(Path);
        Assert.InRange(await other.Latest(), 2, 3);
        Assert.Equal(await other.Latest() + 1, await shop.Register());
    }

    [Fact]
    public async Task Everybody_in_a_failed_batch_is_told()
    {
        using Shop shop = await ShopWith(1);
        using SemaphoreSlim hold = new(0);
        int syncs = 0;
        _disk.Before = (operation, _) =>
        {
            if (operation != "sync") return;
            int number = Interlocked.Increment(ref syncs);
            if (number == 1) hold.Wait();
            if (number == 2) throw new IOException("The disk is gone.");
        };
        Task<int> first = Task.Run(() => shop.Register());
        while (Volatile.Read(ref syncs) == 0) await Task.Delay(1);
        Task<int>[] batch = [shop.Register(), shop.Register(), shop.Register()];
        hold.Release();
        Assert.Equal(2, await first);
        foreach (Task<int> one in batch) Assert.Equal("StoreSyncFailed", await Fault.CodeOf(() => one));
        _disk.Before = null;
        Assert.Equal(6, await shop.Register());
    }

    [Fact]
    public async Task A_mark_that_cannot_be_written_harms_nothing()
    {
        using Shop shop = await ShopWith(2);
        _disk.Fail("write", "synced");
        Assert.Equal(3, await shop.Register());
        Assert.Equal(4, await shop.Register());
        _disk.Before = null;
        await DemandWhole(shop, 4);
    }

    [Theory]
    [InlineData("create", "new-")]
    [InlineData("publish", "journal")]
    [InlineData("sync", "new-")]
    [InlineData("write", "new-")]
    [InlineData("createDirectory", "eu-west-1")]
    [InlineData("lock", "lock")]
    [InlineData("openWrite", "journal")]
    [InlineData("openWrite", "synced")]
    [InlineData("publish", "store.json")]
    public async Task A_first_change_that_fails_anywhere_can_be_repeated(string operation, string file)
    {
        using Shop shop = new(Path, _disk);
        _disk.Fail(operation, file);
        Assert.Equal("StoreWriteFailed", await Fault.CodeOf(() => shop.Register()));
        _disk.Before = null;
        Assert.Equal(0, await shop.Latest());
        Assert.Equal(1, await shop.Register());
        Assert.Empty(Directory.GetFiles(Path, "*.tmp", SearchOption.AllDirectories));
        await DemandWhole(shop, 1);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_told_as_a_fault_of_the_store()
    {
        using Shop shop = await ShopWith(2);
        _disk.Fail("read", "journal");
        Assert.Equal("StoreReadFailed", await Fault.CodeOf(() => shop.Everything()));

        // A change begins with a look whether the journal is still what was read of it.
        Assert.Equal("StoreWriteFailed", await Fault.CodeOf(() => shop.Deregister("web", 1)));
        _disk.Before = null;
        await shop.Deregister("web", 1);
        await DemandWhole(shop, 2);
    }

    [Fact]
    public async Task A_read_that_fails_midway_is_not_half_remembered()
    {
        using Shop a = await ShopWith(1);
        using (Shop b = new(Path))
        {
            await b.RegisterMany("web", 3000);
            await b.Deregister("web", 5);
            await b.Deregister("web", 6);
        }

        using Shop sound = new(Path);
        for (int fail = 1; fail < 16; fail++)
        {
            foreach (bool writes in new[] { false, true })
            {
                // A new instance each time, so that nothing is remembered from the time before.
                using Shop shop = new(Path, _disk);
                int reads = 0, failing = fail;
                _disk.Before = (operation, _) =>
                {
                    if (operation == "read" && ++reads == failing) throw new IOException("Read error.");
                };
                await Fault.CodeOf(writes ? () => shop.Register("x") : () => shop.Latest());
                _disk.Before = null;
                await shop.Deregister("x", await shop.Register("x"));
                Assert.Equal(await sound.Everything(), await shop.Everything());
            }
        }
    }

    [Theory]
    [InlineData("length", "journal")]
    [InlineData("exists", "journal")]
    [InlineData("openRead", "journal")]
    [InlineData("readSmall", "synced")]
    public async Task A_reading_that_fails_can_be_repeated(string operation, string file)
    {
        using Shop shop = await ShopWith(2);
        using (Shop other = new(Path)) await other.Register();
        _disk.Fail(operation, file);
        string code = await Fault.CodeOf(async () =>
        {
            using Shop fresh = new(Path, _disk);
            await fresh.Latest();
            await shop.Latest();
        });
        Assert.Equal("StoreReadFailed", code);
        _disk.Before = null;
        Assert.Equal(3, await shop.Latest());
        await DemandWhole(shop, 3);
    }

    [Fact]
    public async Task Lines_that_a_reader_saw_before_they_were_cut_are_forgotten_again()
    {
        using Shop writer = await ShopWith(2);
        using Shop reader = new(Path);
        Assert.Equal(2, await reader.Latest());

        // A batch of three lines stops in the third; meanwhile another process reads the first two.
        using SemaphoreSlim hold = new(0);
        int syncs = 0;
        _disk.Before = (operation, _) =>
        {
            if (operation == "sync" && Interlocked.Increment(ref syncs) == 1) hold.Wait();
            if (operation == "afterShortWrite") Assert.Equal(5, reader.Latest().GetAwaiter().GetResult());
        };
        Task<int> first = Task.Run(() => writer.Register());
        while (Volatile.Read(ref syncs) == 0) await Task.Delay(1);
        _disk.ShortWrite = static (file, count) => file.StartsWith("journal", StringComparison.Ordinal) ? count - 5 : null;
        Task<int>[] batch = [writer.Register(), writer.Register(), writer.Register()];
        hold.Release();
        Assert.Equal(3, await first);
        foreach (Task<int> one in batch) Assert.Equal("StoreWriteFailed", await Fault.CodeOf(() => one));
        (_disk.Before, _disk.ShortWrite) = (null, null);

        Assert.Equal(3, await reader.Latest());
        Assert.Equal(4, await writer.Register(size: 700));
        Assert.Equal(4, await reader.Latest());
        Assert.Equal(await writer.Everything(), await reader.Everything());
        Assert.Equal(5, await reader.Register());
        await DemandWhole(writer, 5);
    }

    [Fact]
    public async Task A_line_that_was_half_written_when_it_was_read_is_not_taken_for_damage()
    {
        using Shop writer = new(Path);
        await writer.Register();
        bool torn = false;
        using Shop reader = new(Path, new TestDisk
        {
            ShortRead = (file, offset, count) =>
            {
                if (torn || offset == 0 || !file.StartsWith("journal", StringComparison.Ordinal)) return count;

                // The reader sees the beginning of a line; by the time it looks again two more are acknowledged.
                torn = true;
                writer.Register().GetAwaiter().GetResult();
                writer.Register().GetAwaiter().GetResult();
                return Math.Min(count, 40);
            },
        });
        Assert.Equal("", await Fault.CodeOf(() => reader.Latest()));
        Assert.True(torn);
        Assert.Equal(3, await reader.Latest());
    }

    [Fact]
    public async Task A_mark_that_was_half_written_when_it_was_read_is_not_taken_for_loss()
    {
        using Shop writer = await ShopWith(3);
        string mark = await SharedFile.ReadAllTextAsync(Files.Synced(Path));
        await SharedFile.WriteAllTextAsync(Files.Synced(Path), mark.Replace("0000003", "0000199", StringComparison.Ordinal));
        int reads = 0;
        using Shop reader = new(Path, new TestDisk
        {
            Before = (operation, file) =>
            {
                if (operation == "readSmall" && file == "synced" && ++reads == 2) SharedFile.WriteAllText(Files.Synced(Path), mark);
            },
        });
        Assert.Equal(3, await reader.Latest());
    }

    [Theory]
    [InlineData("create")]
    [InlineData("publish")]
    [InlineData("list")]
    [InlineData("exists")]
    [InlineData("openRead")]
    [InlineData("read")]
    [InlineData("sync")]
    public async Task Housekeeping_that_fails_harms_neither_its_change_nor_the_next(string operation)
    {
        using Shop shop = new(Path, _disk);
        await shop.RegisterMany("web", 1000, 2000);

        // From the moment housekeeping begins, everything of this kind fails.
        bool begun = false;
        int failed = 0;
        _disk.Before = (o, file) =>
        {
            begun |= o == "lock" && file == "checkpoint.lock";
            if (!begun || o != operation) return;
            failed++;
            throw new IOException("No.");
        };
        await shop.Remove("web", Enumerable.Range(1, 900).ToArray());
        Assert.True(failed > 0);
        _disk.Before = null;
        Assert.Equal(1, await Task.Run(() => shop.Register("x")).WaitAsync(TimeSpan.FromSeconds(20)));
        using Shop other = new(Path);
        Assert.Equal(await other.Everything(), await shop.Everything());
        Assert.Equal(101, await other.Count());
    }

    [Fact]
    public async Task Closing_during_housekeeping_waits_for_it()
    {
        Shop shop = new(Path, _disk);
        await shop.RegisterMany("web", 1000, 200);
        using SemaphoreSlim hold = new(0), reached = new(0);
        int times = 0;
        _disk.Before = (operation, file) =>
        {
            if (operation != "create" || !file.StartsWith("new-", StringComparison.Ordinal) || Interlocked.Increment(ref times) != 1)
                return;
            reached.Release();
            hold.Wait();
        };
        Task removal = Task.Run(() => shop.Remove("web", Enumerable.Range(1, 900).ToArray()));
        await reached.WaitAsync(TimeSpan.FromSeconds(20));
        Task closing = Task.Run(shop.Dispose);
        await Task.WhenAny(closing, Task.Delay(50));
        hold.Release();
        await removal.WaitAsync(TimeSpan.FromSeconds(20));
        await closing.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(0, _disk.OpenFiles);
        using Shop other = new(Path);
        Assert.Equal(100, await other.Count());
    }

    private async Task<Shop> ShopWith(int revisions)
    {
        Shop shop = new(Path, _disk);
        for (int i = 0; i < revisions; i++) await shop.Register();
        return shop;
    }

    // What was acknowledged is there for everybody, and the next change too.
    private async Task DemandWhole(Shop shop, int latest)
    {
        using (Shop other = new(Path))
        {
            Assert.Equal(latest, await other.Latest());
            Assert.Equal(latest + 1, await shop.Register());
            Assert.Equal(latest + 1, await other.Latest());
            Assert.Equal(latest + 2, await other.Register());
            Assert.Equal(await shop.Everything(), await other.Everything());
        }

        using Shop again = new(Path);
        Assert.Equal(await shop.Everything(), await again.Everything());
    }
}

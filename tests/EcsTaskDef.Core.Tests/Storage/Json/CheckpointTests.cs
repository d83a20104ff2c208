using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>The checkpoint is a cache: whatever becomes of it, the answers are the journal's.</summary>
public sealed class CheckpointTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private string _expected = "";

    private string Whole => _folder.Location;

    private string Broken => _folder.Location + "-broken";

    public async ValueTask InitializeAsync()
    {
        using Shop shop = new(Whole, new TestDisk { SkipsSync = true });
        await shop.RegisterMany("a", 1500);
        await shop.RegisterMany("b", 1500);
        await shop.Deregister("a", 7);
        await shop.Remove("b", 1, 2, 3);

        // A tail beyond the checkpoint, which touches what the checkpoint holds.
        await shop.Register("a");
        await shop.Register("c");
        await shop.Deregister("b", 700);
        _expected = await shop.Everything();
        Assert.NotEmpty(Files.Manifests(Whole));
        Assert.NotEmpty(Files.Runs(Whole));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    [Fact]
    public async Task A_store_is_opened_from_its_checkpoint()
    {
        TestDisk disk = new();
        long read = 0;
        disk.ShortRead = (file, offset, count) =>
        {
            if (file.StartsWith("journal", StringComparison.Ordinal)) Interlocked.Add(ref read, count);
            return count;
        };
        using Shop shop = new(Whole, disk);
        Assert.Equal(1501, await shop.Latest("a"));
        Assert.InRange(read, 1, 32 * 1024);
        Assert.True(new FileInfo(Files.Journal(Whole)).Length > 100 * 1024);
        Assert.Equal(_expected, await shop.Everything());
    }

    [Fact]
    public async Task A_deleted_checkpoint_is_rebuilt()
    {
        await Same(static store => Array.ForEach([.. Files.Manifests(store), .. Files.Runs(store)], File.Delete));
        Assert.NotEmpty(Files.Manifests(Broken));
    }

    [Fact]
    public async Task Who_only_reads_leaves_a_checkpoint_of_what_it_had_to_read()
    {
        Array.ForEach([.. Files.Manifests(Whole), .. Files.Runs(Whole)], File.Delete);
        using (Shop first = new(Whole, new TestDisk())) Assert.Equal(1501, await first.Latest("a"));

        // Otherwise the next one, and each after it, would read all of the journal again.
        await A_store_is_opened_from_its_checkpoint();
    }

    [Fact]
    public Task Deleted_runs_change_no_answer() => Same(static store => Array.ForEach(Files.Runs(store), File.Delete));

    [Fact]
    public Task A_deleted_manifest_changes_no_answer() => Same(static store => Array.ForEach(Files.Manifests(store), File.Delete));

    [Fact]
    public Task Runs_cut_short_change_no_answer() => Same(static store => Array.ForEach(Files.Runs(store), static f => Cut(f, 5000)));

    [Fact]
    public Task Empty_runs_change_no_answer() => Same(static store => Array.ForEach(Files.Runs(store), static f => Cut(f, 0)));

    [Fact]
    public Task Runs_of_zeros_change_no_answer() =>
        Same(static store => Array.ForEach(Files.Runs(store), static f => SharedFile.WriteAllBytes(f, new byte[new FileInfo(f).Length])));

    [Fact]
    public async Task A_manifest_cut_short_anywhere_changes_no_answer()
    {
        int length = (int)new FileInfo(Files.Manifests(Whole).Single()).Length;
        for (int to = 0; to < length; to += 29) await Same(store => Cut(Files.Manifests(store).Single(), to), writes: false);
    }

    [Fact]
    public async Task A_manifest_with_any_byte_flipped_changes_no_answer()
    {
        int length = (int)new FileInfo(Files.Manifests(Whole).Single()).Length;
        for (int at = 0; at < length; at += 17) await Same(store => Flip(Files.Manifests(store).Single(), at), writes: false);
    }

    [Fact]
    public async Task A_damaged_page_anywhere_changes_no_answer()
    {
        long pages = new FileInfo(Files.Runs(Whole)[0]).Length / SortedRun.PageSize;
        long step = Math.Max(1, pages / 8);
        for (long page = 0; page < pages; page += step) await Same(store => Flip(Files.Runs(store)[0], page * SortedRun.PageSize + 100));
        await Same(store => Flip(Files.Runs(store)[0], (pages - 1) * SortedRun.PageSize + 10));
    }

    [Fact]
    public async Task With_every_page_damaged_the_checkpoint_is_made_anew()
    {
        Files.Copy(Whole, Broken);
        foreach (string run in Files.Runs(Broken))
            for (long at = 8; at < new FileInfo(run).Length; at += SortedRun.PageSize) Flip(run, at);
        using (Shop shop = new(Broken))
        {
            Assert.Equal(_expected, await shop.Everything());
            Assert.Equal(1502, await shop.Register("a"));
            await shop.RegisterMany("d", 2500);
        }

        // The next process opens from a sound one.
        TestDisk disk = new();
        long read = 0;
        disk.ShortRead = (file, _, count) =>
        {
            if (file.StartsWith("journal", StringComparison.Ordinal)) Interlocked.Add(ref read, count);
            return count;
        };
        using Shop next = new(Broken, disk);
        Assert.Equal(1502, await next.Latest("a"));
        Assert.InRange(read, 1, 32 * 1024);
    }

    [Fact]
    public async Task A_checkpoint_of_another_store_is_passed_over()
    {
        string other = _folder.Location + "-other";
        using (Shop shop = new(other, new TestDisk { SkipsSync = true })) await shop.RegisterMany("x", 3000);
        await Same(store =>
        {
            Array.ForEach([.. Files.Manifests(store), .. Files.Runs(store)], File.Delete);
            foreach (string file in Files.Manifests(other).Concat(Files.Runs(other)))
                File.Copy(file, Files.Of(store, Path.GetFileName(file)));
        });
    }

    [Fact]
    public async Task An_older_checkpoint_with_a_longer_journal_gives_the_same_answers()
    {
        string old = _folder.Location + "-old";
        Files.Copy(Whole, old);
        string expected;
        using (Shop shop = new(Whole, new TestDisk { SkipsSync = true }))
        {
            await shop.RegisterMany("d", 3000);
            await shop.Remove("a", 1);
            expected = await shop.Everything();
        }

        Files.Copy(Whole, Broken);
        Array.ForEach([.. Files.Manifests(Broken), .. Files.Runs(Broken)], File.Delete);
        foreach (string file in Files.Manifests(old).Concat(Files.Runs(old))) File.Copy(file, Files.Of(Broken, Path.GetFileName(file)));
        using Shop reader = new(Broken);
        Assert.Equal(expected, await reader.Everything());
    }

    [Fact]
    public async Task A_checkpoint_that_knows_more_than_the_journal_is_reported_as_loss()
    {
        Files.Copy(Whole, Broken);
        byte[] journal = SharedFile.ReadAllBytes(Files.Journal(Broken));
        SharedFile.WriteAllBytes(Files.Journal(Broken), journal[..Files.LineStarts(journal)[2]]);
        File.Delete(Files.Synced(Broken));
        using Shop shop = new(Broken);
        Assert.Equal("StoreLost", await Fault.CodeOf(() => shop.Latest()));
        Assert.Equal("StoreLost", await Fault.CodeOf(() => shop.Register()));

        // As the message says.
        foreach (string manifest in Files.Manifests(Broken)) File.Delete(manifest);
        Assert.Equal(1500, await shop.Latest("a"));
    }

    [Fact]
    public async Task Who_cannot_write_a_checkpoint_goes_on_without()
    {
        string path = _folder.Location + "-new";
        TestDisk disk = new() { SkipsSync = true };
        disk.Fail("create", "checkpoint");
        using (Shop shop = new(path, disk))
        {
            await shop.RegisterMany("a", 3000);
            await shop.RegisterMany("a", 3000);
            Assert.Equal(6001, await shop.Register("a"));
            Assert.Equal(6001, await shop.Count());
        }

        Assert.Empty(Files.Manifests(path));
        using Shop again = new(path, disk);
        Assert.Equal(6001, await again.Count());
    }

    [Fact]
    public async Task Runs_are_merged_so_that_there_are_never_many()
    {
        string path = _folder.Location + "-new";
        using Shop shop = new(path, new TestDisk { SkipsSync = true });
        for (int i = 0; i < 20; i++)
        {
            await shop.RegisterMany("f" + (i % 3), 1500);
            await shop.Deregister("f" + (i % 3), 1 + i);
        }

        Assert.Equal(30000 - 20, await shop.Count());
        Assert.InRange(Files.Runs(path).Length, 1, 16);
        using Shop again = new(path);
        Assert.Equal(await shop.Everything(), await again.Everything());
    }

    [Fact]
    public async Task What_is_read_while_runs_are_merged_is_neither_lost_nor_counted_twice()
    {
        string path = _folder.Location + "-new";
        TestDisk disk = new() { SkipsSync = true };
        using Shop a = new(path, disk), b = new(path, new TestDisk { SkipsSync = true });
        int creations = 0, round = 0;
        bool during = false;
        disk.Before = (operation, file) =>
        {
            if (operation != "create" || !file.StartsWith("checkpoint-", StringComparison.Ordinal) || ++creations != 2 || during) return;

            // The second run of one checkpoint is the merged one. Another process writes a lot, and this one reads it.
            during = true;
            b.RegisterMany("g", 6000).GetAwaiter().GetResult();
            Assert.Equal(6000, Task.Run(() => a.Latest("g")).GetAwaiter().GetResult());
        };
        for (; round < 9; round++)
        {
            creations = 0;
            await a.RegisterMany("f", 2500);
        }

        Assert.True(during);
        await a.Deregister("g", 17);
        await a.RegisterMany("f", 2500);
        string expected = await a.Everything();
        Assert.Equal(expected, await b.Everything());
        using (Shop c = new(path)) Assert.Equal(expected, await c.Everything());
        Array.ForEach([.. Files.Manifests(path), .. Files.Runs(path)], File.Delete);
        using Shop rebuilt = new(path);
        Assert.Equal(expected, await rebuilt.Everything());
    }

    [Fact]
    public async Task Two_instances_may_write_checkpoints_in_turn()
    {
        string path = _folder.Location + "-new";
        using Shop a = new(path, new TestDisk { SkipsSync = true }), b = new(path, new TestDisk { SkipsSync = true });
        for (int i = 0; i < 8; i++)
        {
            await (i % 2 == 0 ? a : b).RegisterMany("web", 1500);
            Assert.Equal(1500 * (i + 1), await (i % 2 == 0 ? b : a).Count());
        }

        using Shop c = new(path);
        Assert.Equal(await a.Everything(), await c.Everything());
        Assert.Equal(await b.Everything(), await c.Everything());
    }

    private async Task Same(Action<string> damage, bool writes = true)
    {
        Files.Copy(Whole, Broken);
        damage(Broken);
        using (Shop shop = new(Broken))
        {
            Assert.Equal(_expected, await shop.Everything());
            if (!writes) return;
            Assert.Equal(_expected, await shop.Everything());
            Assert.Equal(1502, await shop.Register("a"));
            Assert.Equal(1502, await shop.Latest("a"));
        }

        using Shop writer = new(Broken);
        Assert.Equal(1503, await writer.Register("a"));
        Assert.Equal(2, await writer.Register("c"));
        using Shop reader = new(Broken);
        Assert.Equal(1503, await reader.Latest("a"));
    }

    private static void Cut(string file, int length)
    {
        using FileStream stream = File.OpenWrite(file);
        stream.SetLength(Math.Min(length, stream.Length));
    }

    private static void Flip(string file, long at)
    {
        using FileStream stream = File.Open(file, FileMode.Open);
        stream.Position = at;
        int one = stream.ReadByte();
        stream.Position = at;
        stream.WriteByte((byte)(one ^ 0x41));
    }
}

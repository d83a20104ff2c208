using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>Compaction drops the documents of removed revisions and nothing else.</summary>
public sealed class CompactionTests : IDisposable
{
    private const int Size = 2000;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.Location;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_keeps_history_numbers_and_answers_and_drops_documents()
    {
        using Shop shop = new(Path, new TestDisk { SkipsSync = true });
        await shop.Register("other", Size);
        for (int i = 0; i < 4; i++) await shop.RegisterMany("web", 100, Size);
        await shop.Register("web", Size);
        await shop.Deregister("web", 401);
        await shop.Remove("web", Enumerable.Range(1, 150).ToArray());
        string before = await shop.Everything();
        string[] old = await SharedFile.ReadAllLinesAsync(Files.Journal(Path));
        Assert.False(File.Exists(Files.Journal(Path, 2)));

        await shop.Remove("web", Enumerable.Range(151, 250).ToArray());
        Assert.True(File.Exists(Files.Journal(Path, 2)));
        Assert.False(File.Exists(Files.Journal(Path, 1)));
        string[] lines = await SharedFile.ReadAllLinesAsync(Files.Journal(Path, 2));
        Assert.Equal(old.Length + 1, lines.Length);
        Assert.Equal(2, (int)JObject.Parse(lines[0])["generation"]!);
        for (int i = 1; i < old.Length; i++)
        {
            JObject was = JObject.Parse(old[i]), now = JObject.Parse(lines[i]);
            Assert.Equal(was["seq"], now["seq"]);
            was.Remove("crc");
            now.Remove("crc");
            foreach (JObject one in was["events"]!.Cast<JObject>()
                .Where(static e => (string?)e["family"] == "web" && (int)e["revision"]! <= 400))
            {
                one.Remove("document");
                one.Remove("length");
            }

            Assert.Equal(was.ToString(), now.ToString());
        }

        Assert.Equal(2, string.Concat(lines).Split("\"pad\":\"x").Length - 1);
        Assert.NotEqual(before, await shop.Everything());
        Assert.Equal(401, await shop.Latest());
        Assert.Equal(402, await shop.Register("web", Size));
        using Shop again = new(Path);
        Assert.Equal(await shop.Everything(), await again.Everything());
        Assert.Equal(403, await again.Register());
    }

    [Fact]
    public async Task A_second_instance_reads_and_writes_on_over_a_compaction()
    {
        using Shop a = new(Path, new TestDisk { SkipsSync = true }), b = new(Path, new TestDisk { SkipsSync = true });
        await a.RegisterMany("web", 1000, Size);
        Assert.Equal(1000, await b.Latest());
        string? before = null;
        for (int round = 0; round < 3; round++)
        {
            int first = (round * 300) + 1;
            await a.Remove("web", Enumerable.Range(first, 300).ToArray());
            Assert.Equal(await a.Everything(), await b.Everything());
            await b.Register("beside", Size);
            Assert.NotEqual(before, before = await b.Everything());
            Assert.Equal(before, await a.Everything());
        }

        Assert.False(File.Exists(Files.Journal(Path, 1)));
        using Shop c = new(Path);
        Assert.Equal(before, await c.Everything());
        Assert.Equal(1001, await c.Register());
    }

    [Fact]
    public async Task Readers_and_writers_of_other_instances_go_on_while_it_happens()
    {
        using Shop a = new(Path, new TestDisk { SkipsSync = true });
        await a.RegisterMany("web", 2000, Size);
        using CancellationTokenSource stop = new();
        List<Task<int>> others = [];
        for (int i = 0; i < 2; i++)
        {
            string family = "w" + i;
            others.Add(Task.Run(async () =>
            {
                using Shop mine = new(Path, new TestDisk { SkipsSync = true });
                int written = 0;
                while (!stop.IsCancellationRequested)
                {
                    // No more than leaves most of the journal to what is removed.
                    if (written < 500) Assert.Equal(++written, await mine.Register(family, 50));
                    Assert.Equal(written, await mine.Latest(family));
                }

                return written;
            }));
            others.Add(Task.Run(async () =>
            {
                using Shop mine = new(Path);
                while (!stop.IsCancellationRequested) Assert.Equal(2000, await mine.Latest());
                return -1;
            }));
        }

        for (int first = 1; first < 1900; first += 100) await a.Remove("web", Enumerable.Range(first, 100).ToArray());
        await stop.CancelAsync();
        int[] written = await Task.WhenAll(others);

        // A process that finds another at the checkpoint leaves it for later: nobody is there now.
        await a.Remove("web", Enumerable.Range(1901, 100).ToArray());
        Assert.False(File.Exists(Files.Journal(Path, 1)));
        using Shop after = new(Path);
        Assert.Equal(written[0], await after.Latest("w0"));
        Assert.Equal(written[2], await after.Latest("w1"));
        Assert.Equal(written[0] + written[2], await after.Count());
        Assert.Equal(await a.Everything(), await after.Everything());
    }

    [Fact]
    public async Task Readers_do_not_wait_while_the_folders_of_a_new_generation_are_synced()
    {
        TestDisk disk = new() { SkipsSync = true };
        using Shop shop = new(Path, disk);
        await shop.RegisterMany("web", 100, Size);
        List<bool> read = [];
        disk.Before = (operation, _) =>
        {
            if (operation != "syncFolder" || !File.Exists(Files.Journal(Path, 2))) return;
            read.Add(Task.Run(() => shop.Latest()).Wait(TimeSpan.FromSeconds(5)));
        };

        await shop.Remove("web", Enumerable.Range(1, 90).ToArray());
        await shop.Register("web", Size);
        Assert.Equal([true, true, true], read.TakeLast(3));
        Assert.DoesNotContain(false, read);
    }

    [Fact]
    public async Task Readers_see_what_comes_after_a_compaction_also_where_the_old_generation_stays()
    {
        using Shop a = new(Path, new TestDisk { SkipsSync = true }), b = new(Path);
        await a.RegisterMany("web", 1000, Size);
        Assert.Equal(1000, await b.Latest());
        a.Disk.Fail("delete", "journal-1");
        await a.Remove("web", Enumerable.Range(1, 600).ToArray());
        Assert.True(File.Exists(Files.Journal(Path, 1)));
        Assert.True(File.Exists(Files.Journal(Path, 2)));
        Assert.Equal(1001, await a.Register());
        Assert.Equal(1001, await b.Latest());
        Assert.Equal(await a.Everything(), await b.Everything());
    }

    [Fact]
    public async Task A_reader_that_a_compaction_and_a_change_overtake_sees_both()
    {
        using Shop a = new(Path, new TestDisk { SkipsSync = true }), b = new(Path);
        await a.RegisterMany("web", 1000, Size);
        Assert.Equal(1000, await b.Latest());
        await a.Register();

        // Between its look for a newer generation and its reading of the mark, whichever comes first.
        int overtaken = 0;
        b.Disk.Before = (operation, file) =>
        {
            if (operation != "readSmall" || file != "synced" || overtaken++ > 0) return;
            a.Remove("web", Enumerable.Range(1, 600).ToArray()).GetAwaiter().GetResult();
            a.Register().GetAwaiter().GetResult();
        };
        Assert.Equal(1002, await b.Latest());
        Assert.True(overtaken > 0);
        Assert.True(File.Exists(Files.Journal(Path, 2)));
        Assert.Equal(await a.Everything(), await b.Everything());
    }

    [Fact]
    public async Task A_compaction_that_fails_at_its_last_step_leaves_the_journal_as_it_was()
    {
        using Shop a = new(Path, new TestDisk { SkipsSync = true }), b = new(Path);
        await a.RegisterMany("web", 1000, Size);
        Assert.Equal(1000, await b.Latest());
        a.Disk.Fail("publish", "journal-2");
        b.Disk.Fail("publish", "journal-2");
        await a.Remove("web", Enumerable.Range(1, 600).ToArray());
        Assert.False(File.Exists(Files.Journal(Path, 2)));
        byte[] journal = await SharedFile.ReadAllBytesAsync(Files.Journal(Path));
        Assert.Equal((byte)' ', journal[^1]);
        string before = await a.Everything();
        Assert.Equal(before, await b.Everything());
        using (Shop c = new(Path)) Assert.Equal(before, await c.Everything());

        Assert.Equal(1001, await b.Register());
        byte[] longer = await SharedFile.ReadAllBytesAsync(Files.Journal(Path));
        Assert.Equal(journal.AsSpan(0, journal.Length - 1), longer.AsSpan(0, journal.Length - 1));
        Assert.Equal((byte)'{', longer[journal.Length - 1]);
        Assert.Equal(1001, await a.Latest());
        Assert.Equal(await a.Everything(), await b.Everything());
    }

    [Fact]
    public async Task Nobody_waits_for_it_but_who_ends_the_store()
    {
        using ManualResetEventSlim copying = new(), goOn = new();
        Shop shop = new(Path, new TestDisk { SkipsSync = true });
        await shop.RegisterMany("web", 1000, Size);
        shop.Disk.Before = (operation, file) =>
        {
            // Its header is written before anything is copied.
            if (operation != "write" || !file.StartsWith("new-", StringComparison.Ordinal) || copying.IsSet) return;
            copying.Set();
            goOn.Wait();
        };
        Task compacting = Task.Run(() => shop.Remove("web", Enumerable.Range(1, 600).ToArray()));
        Assert.True(copying.Wait(TimeSpan.FromSeconds(30)));
        Task<string> others = Task.Run(async () =>
        {
            for (int i = 1; i <= 20; i++) Assert.Equal(1000 + i, await shop.Register());
            await shop.Remove("web", 1001);
            return await shop.Everything();
        });
        string after = await others.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(File.Exists(Files.Journal(Path, 2)));

        Task ending = Task.Run(shop.Dispose);
        await Task.Delay(100);
        Assert.False(ending.IsCompleted);
        goOn.Set();
        await Task.WhenAll(compacting, ending).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, shop.Disk.OpenFiles);
        Assert.True(File.Exists(Files.Journal(Path, 2)));
        Assert.False(File.Exists(Files.Journal(Path, 1)));
        using Shop again = new(Path);

        // All but the count of what a compaction would drop.
        Assert.Equal(after[after.IndexOf('\n')..], (await again.Everything())[(await again.Everything()).IndexOf('\n')..]);
        Assert.Equal(1021, await again.Register());
    }

    [Fact]
    public async Task A_new_generation_that_does_not_read_as_it_was_written_does_not_count()
    {
        using Shop shop = new(Path, new TestDisk { SkipsSync = true });
        await shop.RegisterMany("web", 1000, Size);
        shop.Disk.ShortRead = static (file, offset, read) =>
            file.StartsWith("new-", StringComparison.Ordinal) && offset > 100_000 ? read - 1 : read;
        await shop.Remove("web", Enumerable.Range(1, 600).ToArray());
        Assert.True(File.Exists(Files.Journal(Path, 1)));
        Assert.False(File.Exists(Files.Journal(Path, 2)));
        string before = await shop.Everything();
        using (Shop again = new(Path)) Assert.Equal(before, await again.Everything());

        shop.Disk.ShortRead = null;
        Assert.Equal(1001, await shop.Register());
        Assert.True(File.Exists(Files.Journal(Path, 2)));
        Assert.Equal(401, await shop.Count());
    }

    [Fact]
    public async Task What_another_writer_took_back_is_not_dropped()
    {
        using ManualResetEventSlim copying = new(), goOn = new(), copied = new();
        using Shop shop = new(Path, new TestDisk { SkipsSync = true }), other = new(Path, new TestDisk { SkipsSync = true });
        await shop.RegisterMany("web", 1000, Size);
        long length = 0;
        shop.Disk.Before = (operation, file) =>
        {
            if (operation == "write" && file.StartsWith("new-", StringComparison.Ordinal) && !copying.IsSet)
            {
                length = new FileInfo(Files.Journal(Path)).Length;
                copying.Set();
                goOn.Wait();
            }

            // It wants the region's lock when all is copied.
            if (operation == "lock" && file == "lock.queue" && goOn.IsSet) copied.Set();
        };
        Task compacting = Task.Run(() => shop.Remove("web", Enumerable.Range(1, 600).ToArray()));
        Assert.True(copying.Wait(TimeSpan.FromSeconds(30)));
        string before = await shop.Everything();
        int seen = 0;
        other.Disk.Before = (operation, file) =>
        {
            if (operation != "sync" || file != "journal-1.jsonl") return;
            other.Disk.Before = null;
            seen = shop.Count().GetAwaiter().GetResult();
            goOn.Set();
            Assert.True(copied.Wait(TimeSpan.FromSeconds(30)));
            using (FileStream journal = new(Files.Journal(Path), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                journal.SetLength(length);
            throw new IOException("Input/output error.");
        };
        await Fault.CodeOf(() => other.Remove("web", 601));
        await compacting.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(399, seen);
        Assert.Equal(before, await shop.Everything());
        using (Shop again = new(Path)) Assert.Equal(before, await again.Everything());

        // The next one, which the next change brings on, drops what is gone for good.
        Assert.Equal(1001, await shop.Register());
        Assert.True(File.Exists(Files.Journal(Path, 2)));
        Assert.Equal(401, await shop.Count());
    }

    [Fact]
    public async Task A_disk_that_fails_afterwards_does_not_fail_the_change_that_brought_it_on()
    {
        using Shop shop = new(Path, new TestDisk { SkipsSync = true });
        await shop.RegisterMany("web", 1000, Size);
        bool fails = false;
        shop.Disk.Before = (operation, file) =>
        {
            if (fails) throw new IOException("Input/output error.");
            fails = operation == "publish" && file.StartsWith("journal-2", StringComparison.Ordinal);
        };
        await shop.Remove("web", Enumerable.Range(1, 600).ToArray());
        Assert.True(fails);
        shop.Disk.Before = null;
        Assert.Equal(400, await shop.Count());
        Assert.Equal(1001, await shop.Register());
    }

    [Fact]
    public async Task It_deletes_nothing_of_a_store_that_was_put_in_the_place_of_its_own()
    {
        using TemporaryFolder aside = new();
        string backup = System.IO.Path.Combine(aside.Location, "backup");
        using (Shop other = new(backup, new TestDisk { SkipsSync = true })) await other.RegisterMany("other", 3);
        using Shop shop = new(Path, new TestDisk { SkipsSync = true });
        await shop.RegisterMany("web", 1000, Size);
        bool isReplaced = false;
        shop.Disk.Before = (operation, file) =>
        {
            // It looks what there is to delete.
            if (operation != "list" || file != "journal-*.jsonl" || isReplaced || !File.Exists(Files.Journal(Path, 2))) return;
            isReplaced = true;
            Directory.Move(Path, System.IO.Path.Combine(aside.Location, "replaced"));
            Files.Copy(backup, Path);
        };
        await shop.Remove("web", Enumerable.Range(1, 600).ToArray());
        Assert.True(isReplaced);
        Assert.Equal(3, await shop.Latest("other"));
        using Shop again = new(Path);
        Assert.Equal(3, await again.Latest("other"));
    }

    [Fact]
    public async Task Runs_of_a_generation_whose_journal_is_gone_go_with_the_next_compaction()
    {
        using Shop shop = new(Path, new TestDisk { SkipsSync = true });
        await shop.RegisterMany("web", 1000, Size);
        await shop.Remove("web", Enumerable.Range(1, 600).ToArray());
        string left = Files.Of(Path, "checkpoint-1-abc.run");
        await SharedFile.WriteAllTextAsync(left, "");
        await shop.RegisterMany("web", 1000, Size);
        Assert.True(File.Exists(left));
        await shop.Remove("web", Enumerable.Range(1001, 1000).ToArray());
        Assert.True(File.Exists(Files.Journal(Path, 3)));
        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task A_process_that_died_after_publishing_leaves_a_store_that_works_and_nothing_of_the_old_for_ever()
    {
        using (Shop shop = new(Path, new TestDisk { SkipsSync = true }))
        {
            await shop.RegisterMany("web", 1000, Size);
            byte[] old = await SharedFile.ReadAllBytesAsync(Files.Journal(Path));
            await shop.Remove("web", Enumerable.Range(1, 600).ToArray());
            await SharedFile.WriteAllBytesAsync(Files.Journal(Path, 1), old);
        }

        using Shop again = new(Path, new TestDisk { SkipsSync = true });
        Assert.Equal(400, await again.Count());
        Assert.Equal(1001, await again.Register());
        Assert.Equal(401, await again.Count());

        // The next compaction takes away every older generation: removed documents leave the disk.
        await again.RegisterMany("web", 1000, Size);
        await again.Remove("web", Enumerable.Range(1002, 1000).ToArray());
        Assert.True(File.Exists(Files.Journal(Path, 3)));
        Assert.False(File.Exists(Files.Journal(Path, 2)));
        Assert.False(File.Exists(Files.Journal(Path, 1)));
    }

    [Fact]
    public async Task A_checkpoint_after_a_compaction_is_of_the_new_generation()
    {
        using (Shop shop = new(Path, new TestDisk { SkipsSync = true }))
        {
            await shop.RegisterMany("web", 3000, Size);
            await shop.Remove("web", Enumerable.Range(1, 2000).ToArray());
            await shop.RegisterMany("web", 3000, Size);
        }

        Assert.All(
            Files.Manifests(Path).Concat(Files.Runs(Path)),
            f => Assert.StartsWith("checkpoint-2", System.IO.Path.GetFileName(f), StringComparison.Ordinal));
        Assert.Single(Files.Manifests(Path));
        using Shop again = new(Path);
        Assert.Equal(4000, await again.Count());
    }
}

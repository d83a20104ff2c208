using System.Diagnostics;
using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>What happens to stores beside power cuts and bad disks.</summary>
[Trait("Suite", "Fire")]
public sealed class MisfortuneTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    private string Store => _folder.Location;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_byte_flipped_is_reported()
    {
        int flips = await FlipEveryByte(static bytes => bytes);
        Output.WriteLine($"{flips} bytes flipped, each reported");
    }

    [Fact]
    public async Task A_store_without_checksums_is_caught()
    {
        Exception caught = await Assert.ThrowsAnyAsync<Exception>(() => FlipEveryByte(static bytes => Reseal.Journal(bytes)));
        Output.WriteLine(caught.Message);
    }

    [Fact]
    public async Task A_lock_whose_holder_was_killed_blocks_nobody()
    {
        for (int i = 1; i <= 3; i++)
        {
            using Worker holder = new("crash", "store=" + Store, "family=own", $"seed={i}", "diesAt=sync journal 1");
            Assert.NotEqual(0, holder.End());
            using Shop shop = new(Store);
            Stopwatch watch = Stopwatch.StartNew();
            await shop.Register();
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
        }
    }

    [Fact]
    public async Task A_holder_that_hangs_is_waited_for_and_told_about()
    {
        using Shop shop = new(Store);
        await shop.Register();
        using (new TestDisk().TryLockFolder(Path.Combine(Store, Shop.RegionName)))
        {
            Task<int> waiting = Task.Run(() => shop.Register());
            Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(300)));

            // Readers wait for nobody.
            using Shop reader = new(Store);
            Assert.Equal(1, await reader.Latest().WaitAsync(TimeSpan.FromSeconds(5)));
            if (Effort.IsLong) Assert.Equal("StoreBusy", await Fault.CodeOf(() => waiting));
        }

        Assert.Equal(2, await shop.Register() - (Effort.IsLong ? 0 : 1));
    }

    [Fact]
    public async Task A_store_that_was_moved_is_the_same_store()
    {
        string moved = Path.Combine(_folder.Root, "another place");
        string before;
        using (Shop shop = new(Store))
        {
            await shop.RegisterMany("web", 1200);
            before = await shop.Everything();
        }

        Directory.Move(Store, moved);
        using (Shop shop = new(moved))
        {
            Assert.Equal(before, await shop.Everything());
            Assert.Equal(1201, await shop.Register());
        }

        // And under a process that has it open: it is gone here, and nothing is begun anew.
        using Shop open = new(moved);
        Assert.Equal(1201, await open.Latest());
        Directory.Move(moved, Store);
        Assert.Equal("StoreGone", await Fault.CodeOf(() => open.Latest()));
        Assert.Equal("StoreGone", await Fault.CodeOf(() => open.Register()));
        using Shop back = new(Store);
        Assert.Equal(1201, await back.Latest());
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("Gärten & Söhne – 日本語 🚀")]
    [InlineData("'\"$(x)`;*")]
    public async Task Any_name_of_a_folder_serves(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && name.Contains('*', StringComparison.Ordinal), "Windows has no such names.");
        string store = Path.Combine(_folder.Root, name);
        using (Shop shop = new(store)) await shop.RegisterMany("web", 1200);
        using Shop again = new(store);
        Assert.Equal(1201, await again.Register());
    }

    [Fact]
    public async Task The_longest_family_there_can_be_serves()
    {
        string family = new('f', 255);
        using (Shop shop = new(Store))
        {
            await shop.RegisterMany(family, 1500);
            await shop.Remove(family, 1, 2, 3);
            await shop.Deregister(family, 4);
        }

        foreach (string file in Files.Manifests(Store)) File.Delete(file);
        using Shop again = new(Store);
        Assert.Equal(1500, await again.Latest(family));
        Assert.Equal(1496, await again.Count());
    }

    [Fact]
    public async Task A_path_that_is_too_long_is_told_as_that()
    {
        // Linux takes 4,096 bytes, Windows 32,767 characters.
        string manyFolders = Path.Combine([Path.GetPathRoot(_folder.Root)!, .. Enumerable.Repeat(new string('p', 200), 200)]);
        foreach (string store in new[] { Path.Combine(_folder.Root, new string('p', 300)), manyFolders })
        {
            EcsException told = await Assert.ThrowsAsync<EcsException>(async () =>
            {
                using Shop shop = new(store);
                await shop.Register();
            });

            // Windows has one error for a name that is too long and for one that cannot be; Wine has others.
            string[] expected = OperatingSystem.IsWindows()
                ? ["too long for the file system. Use a shorter one.", "or one of more than 255 characters", "Could not find file",
                    "General failure"]
                : ["too long for the file system. Use a shorter one."];
            Assert.Contains(expected, text => told.Message.Contains(text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("", "it is not JSON at line 1, byte 1")]
    [InlineData("{\n  \"format\": 1,\n  oops", "it is not JSON at line 3, byte 3")]
    [InlineData("{}", "its member 'format' is missing")]
    [InlineData("""{"format":1,"id":null,"account":"000000000000","removalDelaySeconds":1}""", "its member 'id' is missing")]
    [InlineData("""{"format":1,"id":"x","account":"12","removalDelaySeconds":1}""", "its member 'account' is missing")]
    public async Task Settings_that_cannot_be_read_are_told_with_their_place(string text, string place)
    {
        using (Shop shop = new(Store)) await shop.Register();
        SharedFile.WriteAllText(Path.Combine(Store, "store.json"), text);
        EcsException told = Assert.Throws<EcsException>(() => new Shop(Store));
        Assert.Equal("StoreSettingsUnreadable", told.Code);
        Assert.Contains(place, told.Message, StringComparison.Ordinal);
        Assert.Contains("the revisions beside it too", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("store.json")]
    [InlineData("synced")]
    [InlineData("checkpoint-1.json")]
    public async Task A_small_file_of_three_gibibytes_is_told_or_does_not_count(string name)
    {
        using (Shop shop = new(Store)) await shop.RegisterMany("web", 600);
        string file = name == "store.json" ? Path.Combine(Store, name) : Files.Of(Store, name);
        Assert.True(File.Exists(file));

        // A hole: it takes no room.
        using (FileStream stream = new(file, FileMode.Open)) stream.SetLength(3L << 30);
        if (name == "store.json")
        {
            Assert.Equal("StoreSettingsUnreadable", Assert.Throws<EcsException>(() => new Shop(Store)).Code);
        }
        else
        {
            using Shop shop = new(Store);
            Assert.Equal(600, await shop.Latest());
            Assert.Equal(601, await shop.Register());
        }
    }

    [Fact]
    public async Task Settings_changed_twice_in_one_tick_are_seen_by_others()
    {
        using Shop one = new(Store), other = new(Store);
        await one.Register();
        for (int i = 1; i <= 200; i++)
        {
            TimeSpan delay = TimeSpan.FromSeconds(100 + i);
            await one.Store.ChangeSettingsAsync(s => s with { RemovalDelay = delay }, CancellationToken.None);
            Assert.Equal(delay, other.Store.Identify().Settings.RemovalDelay);
        }

        // The clock went back: the file's time does not.
        string file = Path.Combine(Store, "store.json");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(1));
        Assert.Equal(TimeSpan.FromSeconds(300), other.Store.Identify().Settings.RemovalDelay);
        DateTime before = File.GetLastWriteTimeUtc(file);
        await one.Store.ChangeSettingsAsync(static s => s with { RemovalDelay = TimeSpan.FromSeconds(7) }, CancellationToken.None);
        Assert.True(File.GetLastWriteTimeUtc(file) > before);
        Assert.Equal(TimeSpan.FromSeconds(7), other.Store.Identify().Settings.RemovalDelay);
    }

    [Fact]
    public async Task What_killed_processes_left_half_made_is_cleared_away()
    {
        using Shop shop = new(Store);
        await shop.Register();
        string[] left = [Path.Combine(Store, "new-dead-1.tmp"), Files.Of(Store, "new-dead-2.tmp")];
        foreach (string file in left) SharedFile.WriteAllText(file, "half");
        await shop.Store.ChangeSettingsAsync(static s => s with { RemovalDelay = TimeSpan.FromSeconds(7) }, CancellationToken.None);
        await shop.RegisterMany("web", 3000);
        Assert.All(left, static file => Assert.False(File.Exists(file)));
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(-86400 * 400)]
    [InlineData(3600)]
    public async Task A_clock_that_jumps_makes_no_nonsense(int seconds)
    {
        TestClock clock = new();
        using RegistryHost host = Open(clock);
        IRegistry registry = host.GetRegistry(Shop.RegionName, "ana");
        await Register(registry);
        await Register(registry);
        clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(3, await Register(registry));
        var first = await registry.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:1" });
        var again = await registry.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:1" });
        Assert.True(again.TaskDefinition.Value.DeregisteredAt > first.TaskDefinition.Value.RegisteredAt);
        await registry.DeleteTaskDefinitionsAsync(new() { TaskDefinitions = ["web:1"] });

        // Deleted for the delay at least, by whatever clock.
        Assert.Equal(
            "DELETE_IN_PROGRESS",
            (await registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web:1" })).TaskDefinition.Value.Status);
        clock.Advance(TimeSpan.FromSeconds(Math.Abs((long)seconds) + 400));
        await Assert.ThrowsAsync<EcsException>(() => registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web:1" }).AsTask());
    }

    [Fact]
    public async Task A_second_machine_whose_clock_is_an_hour_ahead_disturbs_nothing()
    {
        TestClock slow = new(), fast = new();
        fast.Advance(TimeSpan.FromHours(1));
        using RegistryHost here = Open(slow), there = Open(fast);
        IRegistry a = here.GetRegistry(Shop.RegionName, "a"), b = there.GetRegistry(Shop.RegionName, "b");
        Assert.Equal(1, await Register(a));
        Assert.Equal(2, await Register(b));
        Assert.Equal(3, await Register(a));

        // Born in the other's future, deregistered a moment later all the same.
        await a.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:2" });
        TaskDefinition two = (await b.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web:2" })).TaskDefinition.Value;
        Assert.Equal(TimeSpan.FromMilliseconds(1), two.DeregisteredAt - two.RegisteredAt);

        // What the fast one sees removed is removed for both, and stays so.
        await a.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:1" });
        await a.DeleteTaskDefinitionsAsync(new() { TaskDefinitions = ["web:1"] });
        await Assert.ThrowsAsync<EcsException>(() => b.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web:1" }).AsTask());
        await Assert.ThrowsAsync<EcsException>(() => a.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web:1" }).AsTask());
        Assert.Equal(4, await Register(a));
    }

    private RegistryHost Open(TimeProvider clock) => RegistryHost.Open(new RegistryHostOptions { StorePath = Store, Clock = clock });

    private static async Task<int> Register(IRegistry registry)
    {
        var answer = await registry.RegisterTaskDefinitionAsync(EcsJson.Read<RegisterTaskDefinitionRequest>(
            """{"family":"web","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64}]}"""u8.ToArray()));
        return answer.TaskDefinition.Value.Revision!.Value;
    }

    /// <summary>Turns bits of every byte of a journal, one byte at a time; every one must be reported, and nothing changed.</summary>
    private async Task<int> FlipEveryByte(Func<byte[], byte[]> seen)
    {
        using (Shop shop = new(Store))
        {
            for (int i = 0; i < 3; i++) await shop.Register();
            await shop.Deregister("web", 1);
        }

        string path = Files.Journal(Store);
        byte[] journal = SharedFile.ReadAllBytes(path);
        for (int at = 0; at < journal.Length; at++)
        {
            byte[] bytes = (byte[])journal.Clone();
            bytes[at] ^= (byte)(1 << (at % 8));
            SharedFile.WriteAllBytes(path, seen(bytes));
            using Shop shop = new(Store);
            string code = await Fault.CodeOf(() => shop.Everything());
            Assert.True(code is "StoreCorrupt" or "StoreLost", $"Byte {at} of {journal.Length} was flipped, and reading said '{code}'.");
        }

        return journal.Length;
    }
}

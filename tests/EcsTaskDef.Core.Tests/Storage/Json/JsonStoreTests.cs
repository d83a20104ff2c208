using System.Runtime.InteropServices;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>The store on disk as a user meets it: what is there, who may see it, what is refused.</summary>
public sealed partial class JsonStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.Location;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Acknowledged_means_on_disk()
    {
        using Shop shop = new(Path);
        Assert.Equal(1, await shop.Register());
        string journal = SharedFile.ReadAllText(Files.Journal(Path));
        Assert.EndsWith("\"}\n", journal, StringComparison.Ordinal);
        Assert.Contains("\"family\":\"web\",\"revision\":1", journal, StringComparison.Ordinal);
        Assert.True(shop.Disk.Syncs > 0);
        Files.Copy(Path, Path + "2");
        using Shop copy = new(Path + "2");
        Assert.Equal(await shop.Everything(), await copy.Everything());
    }

    [Fact]
    public async Task Every_acknowledgement_has_its_sync()
    {
        using Shop shop = new(Path);
        await shop.Register();
        for (int i = 0; i < 5; i++)
        {
            int before = shop.Disk.Syncs;
            await shop.Register();
            Assert.Equal(before + 1, shop.Disk.Syncs);
        }
    }

    [Fact]
    public async Task Reading_makes_no_file()
    {
        using Shop shop = new(Path);
        Assert.Equal(0, await shop.Latest());
        Assert.False(shop.Store.Exists);
        Assert.Empty(shop.Store.GetRegions());
        Assert.False(Directory.Exists(Path));
    }

    [Fact]
    public async Task Instances_over_one_folder_see_each_other_at_the_next_read()
    {
        using Shop a = new(Path), b = new(Path), c = new(Path);
        Assert.Equal(0, await b.Latest());
        for (int i = 1; i <= 5; i++)
        {
            Assert.Equal(2 * i - 1, await a.Register());
            Assert.Equal(2 * i - 1, await b.Latest());
            Assert.Equal(2 * i, await b.Register());
            Assert.Equal(2 * i, await a.Latest());
            Assert.Equal(2 * i, await c.Latest());
        }

        Assert.Equal(await a.Everything(), await c.Everything());
        await a.Store.ChangeSettingsAsync(static s => s with { RemovalDelay = TimeSpan.FromSeconds(7) }, CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(7), b.Store.Identify().Settings.RemovalDelay);
    }

    [Fact]
    public async Task A_region_whose_folder_was_deleted_begins_anew_in_processes_that_never_had_it()
    {
        using Shop shop = new(Path), other = new(Path), never = new(Path);
        Assert.Equal(1, await shop.Register());
        Assert.Equal(2, await other.Register());
        Assert.Equal(2, await shop.Latest());
        Files.DeleteInUse(System.IO.Path.Combine(Path, Shop.RegionName));
        Assert.Equal("StoreRegionGone", await Fault.CodeOf(() => shop.Register()));

        // It is there again for everybody, also for those who did not begin it.
        Assert.Equal(1, await never.Register());
        Assert.Equal(1, await shop.Latest());
        Assert.Equal(1, await other.Latest());
        Assert.Equal(2, await other.Register());
        Assert.Equal(2, await shop.Latest());
        Assert.Equal(3, await shop.Register());
        using Shop again = new(Path);
        Assert.Equal(3, await again.Latest());
    }

    [Fact]
    public async Task A_store_that_is_gone_is_refused_until_it_is_back_and_begun_anew_only_by_a_new_host()
    {
        using Shop a = new(Path), b = new(Path);
        await a.Register();
        await a.Register();
        Assert.Equal(2, await b.Latest());
        string away = Path + "-away";
        Files.MoveInUse(Path, away);
        foreach (Shop shop in new[] { a, b })
        {
            Assert.Equal("StoreGone", await Fault.CodeOf(() => shop.Latest()));
            Assert.Equal("StoreGone", await Fault.CodeOf(() => shop.Register()));
            Assert.Equal("StoreGone", Assert.Throws<EcsException>(() => shop.Store.GetRegions()).Code);
        }

        Assert.False(Directory.Exists(Path));
        Directory.Move(away, Path);
        Assert.Equal(3, await b.Register("web"));
        Assert.Equal(3, await a.Latest());

        Files.DeleteInUse(Path);
        Assert.Equal("StoreGone", await Fault.CodeOf(() => a.Register()));
        using Shop next = new(Path);
        Assert.Equal(0, await next.Latest());
        Assert.Equal(1, await next.Register("web"));

        // It is another store now, but there is one.
        Assert.Equal(1, await a.Latest());
        Assert.Equal(2, await a.Register());
        Assert.Equal(2, await b.Latest());
    }

    [Fact]
    public async Task A_new_store_takes_its_account_from_its_maker()
    {
        TestClock clock = new();
        using RegistryHost early = RegistryHost.Open(new RegistryHostOptions { StorePath = Path, Clock = clock });
        IRegistry registry = early.GetRegistry(Shop.RegionName, "tester");
        Assert.Equal("000000000000", early.Account);
        using (RegistryHost maker = RegistryHost.Open(
            new RegistryHostOptions { StorePath = Path, Clock = clock, Account = "123456789012" }))
            await maker.GetRegistry(Shop.RegionName, "tester").RegisterTaskDefinitionAsync(Minimal("web"));

        var described = await registry.DescribeTaskDefinitionAsync(
            new() { TaskDefinition = "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1" });
        Assert.Equal(1, described.TaskDefinition.Value.Revision);
        var answer = (await registry.RegisterTaskDefinitionAsync(Minimal("web"))).TaskDefinition.Value;
        Assert.Equal("arn:aws:ecs:eu-west-1:123456789012:task-definition/web:2", answer.TaskDefinitionArn);
        Assert.Equal("arn:aws:iam::123456789012:user/tester", answer.RegisteredBy);
        Assert.Equal("123456789012", early.Account);
    }

    [Fact]
    public async Task A_store_of_another_account_is_refused_and_left_as_it_is()
    {
        using (Shop shop = new(Path, account: "123456789012")) await shop.Register();
        string before = Fingerprint();
        EcsException fault = Assert.Throws<EcsException>(() => new Shop(Path, account: "999999999999"));
        Assert.Equal("StoreAccountMismatch", fault.Code);
        Assert.Contains("123456789012", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, Fingerprint());
        using Shop own = new(Path);
        Assert.Equal("123456789012", own.Store.Identify().Account);
    }

    [Theory]
    [InlineData("12345678901")]
    [InlineData("1234567890123")]
    [InlineData("12345678901x")]
    [InlineData("")]
    [InlineData("١٢٣٤٥٦٧٨٩٠١٢")]
    public void An_account_that_is_none_is_refused(string account) =>
        Assert.Equal("StoreAccountInvalid", Assert.Throws<EcsException>(() => new Shop(Path, account: account)).Code);

    [Theory]
    [InlineData("relative")]
    [InlineData("")]
    [InlineData("./x")]
    [InlineData("/a\0b")]
    public void A_path_that_is_none_is_refused(string path) =>
        Assert.Equal("StorePathInvalid", Assert.Throws<EcsException>(() => new Shop(path)).Code);

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("EU-WEST-1")]
    [InlineData("eu-west-1\n")]
    [InlineData("-eu")]
    [InlineData("eu--west")]
    [InlineData("eu-")]
    [InlineData("1eu")]
    [InlineData("abcdefghijabcdefghijabcdefghijabcdefghija")]
    public void A_region_that_would_be_no_safe_folder_is_refused(string region)
    {
        using Shop shop = new(Path);
        Assert.Equal("StoreRegionInvalid", Assert.Throws<EcsException>(() => shop.Store.OpenRegion(region)).Code);
        using RegistryHost host = new(shop.Store, new TestClock());
        Assert.Equal("StoreRegionInvalid", Assert.Throws<EcsException>(() => host.GetRegistry(region, "x")).Code);
    }

    [Fact]
    public async Task A_newer_store_is_refused_and_left_as_it_is()
    {
        using (Shop shop = new(Path)) await shop.Register();
        string settings = System.IO.Path.Combine(Path, "store.json");
        SharedFile.WriteAllText(settings, """{"format":2,"something":"else"}""");
        string before = Fingerprint();
        EcsException fault = Assert.Throws<EcsException>(() => new Shop(Path));
        Assert.Equal("StoreVersionTooNew", fault.Code);
        Assert.Equal(before, Fingerprint());
    }

    [Fact]
    public async Task A_store_that_becomes_newer_under_an_open_host_is_refused_from_then_on()
    {
        using Shop shop = new(Path);
        await shop.Register();
        string settings = System.IO.Path.Combine(Path, "store.json");
        SharedFile.WriteAllText(
            settings, SharedFile.ReadAllText(settings).Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(settings, DateTime.UtcNow.AddSeconds(5));
        string before = Fingerprint();
        Assert.Equal("StoreVersionTooNew", await Fault.CodeOf(() => shop.Latest()));
        Assert.Equal("StoreVersionTooNew", await Fault.CodeOf(() => shop.Register()));
        Assert.Equal(before, Fingerprint());
    }

    [Fact]
    public async Task A_newer_journal_is_refused_and_left_as_it_is()
    {
        using (Shop shop = new(Path)) await shop.Register();
        byte[] header = SharedFile.ReadAllBytes(Files.Journal(Path)).TakeWhile(static b => b != '\n').ToArray();
        JournalHeader old = JournalFormat.ReadHeader(header, out _)!;
        SharedFile.WriteAllBytes(Files.Journal(Path), JournalFormat.WriteHeader(old with { Format = 2 }, out _));
        string before = Fingerprint();
        using Shop again = new(Path);
        Assert.Equal("StoreVersionTooNew", await Fault.CodeOf(() => again.Latest()));
        Assert.Equal("StoreVersionTooNew", await Fault.CodeOf(() => again.Register()));
        Assert.Equal(before, Fingerprint());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":"1"}""")]
    [InlineData("""{"format":1,"id":"x","account":"000000000000"}""")]
    [InlineData("""{"format":1,"id":"x","account":"000000000000","removalDelaySeconds":1e300}""")]
    [InlineData("""{"format":1,"id":"x","account":"000000000000","removalDelaySeconds":253402300800}""")]
    [InlineData("""{"format":1,"id":"x","account":"000000000000","removalDelaySeconds":-1}""")]
    [InlineData(
        """{"format":1,"id":"x","account":"000000000000","removalDelaySeconds":1,"runtime":{"inactiveRetentionSeconds":253402300800}}""")]
    [InlineData("""{"format":1,"id":"x","account":"000000000000","removalDelaySeconds":1,"runtime":{"taskDelaySeconds":{"pending":-5}}}""")]
    public async Task Settings_that_cannot_be_read_are_reported_and_left_as_they_are(string text)
    {
        using (Shop shop = new(Path)) await shop.Register();
        SharedFile.WriteAllText(System.IO.Path.Combine(Path, "store.json"), text);
        string before = Fingerprint();
        Assert.Equal("StoreSettingsUnreadable", Assert.Throws<EcsException>(() => new Shop(Path)).Code);
        Assert.Equal(before, Fingerprint());
    }

    [Fact]
    public async Task Files_and_folders_are_readable_by_their_owner_alone()
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "Windows has access lists instead of modes.");
        string deep = System.IO.Path.Combine(Path, "made", "on", "the", "way");
        using (Shop shop = new(deep, new TestDisk { SkipsSync = true }))
        {
            await shop.RegisterMany("web", 1500, 2000);
            await shop.Remove("web", Enumerable.Range(1, 1000).ToArray());
            await shop.Register();
            await shop.Store.ChangeSettingsAsync(static s => s with { RemovalDelay = TimeSpan.Zero }, CancellationToken.None);
        }

        string[] files = Directory.GetFiles(deep, "*", SearchOption.AllDirectories);
        foreach (string expected in new[] { "store.json", "journal-2.jsonl", "lock.queue", "synced" })
            Assert.Contains(files, f => System.IO.Path.GetFileName(f) == expected);
        Assert.Contains(files, static f => f.EndsWith(".run", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            foreach (string file in files) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            foreach (string folder in new[]
            {
                Path, System.IO.Path.Combine(Path, "made"), deep, System.IO.Path.Combine(deep, Shop.RegionName)
            })
            {
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            }
        }

        Assert.DoesNotContain(files, static f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_path_with_blanks_and_letters_of_every_kind_works()
    {
        string path = System.IO.Path.Combine(_folder.Root, "mein Lager é 漢字 😀 %41 'q'");
        using (Shop shop = new(path))
        {
            await shop.RegisterMany("web", 1500);
            await shop.Register();
        }

        using Shop again = new(path);
        Assert.Equal(1501, await again.Latest());
        Assert.True(Directory.Exists(path));
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_reported()
    {
        SharedFile.WriteAllText(Path, "I am a file.");
        string code = await Fault.CodeOf(async () =>
        {
            using Shop shop = new(Path);
            await shop.Register();
        });
        Assert.StartsWith("Store", code, StringComparison.Ordinal);
        Assert.Equal("I am a file.", SharedFile.ReadAllText(Path));
    }

    [Fact]
    public async Task Every_line_of_a_journal_is_JSON_and_the_chain_can_be_checked_by_a_stranger()
    {
        using Shop shop = new(Path);
        await shop.Register();
        await shop.Register("ü-not-a-family");
        await shop.Deregister("web", 1);
        string[] lines = SharedFile.ReadAllText(Files.Journal(Path)).TrimEnd('\n').Split('\n');
        uint chain = 0;
        foreach (string line in lines)
        {
            JObject value = JObject.Parse(line);
            byte[] body = Encoding.UTF8.GetBytes(line[..^18]);
            chain = Crc32C(chain, body);
            Assert.Equal(chain.ToString("x8", System.Globalization.CultureInfo.InvariantCulture), (string?)value["crc"]);
        }

        Assert.Equal(4, lines.Length);
        Assert.Equal(["0", "1", "2"], lines.Skip(1).Select(static l => JObject.Parse(l)["synced"]!.ToString()));
        Assert.Equal(["1", "2", "3"], lines.Skip(1).Select(static l => JObject.Parse(l)["seq"]!.ToString()));
    }

    [Fact]
    public async Task Locks_that_do_not_work_are_found_out_before_anything_is_written()
    {
        using Shop shop = new(Path, new TestDisk { LocksDoNotWork = true });
        Assert.Equal("StoreLocksOff", await Fault.CodeOf(() => shop.Register()));
        Assert.Empty(Directory.Exists(Path) ? Directory.GetFiles(Path, "journal*", SearchOption.AllDirectories) : []);
        Assert.Equal(0, await shop.Latest());
    }

    [Fact]
    public async Task The_store_describes_itself()
    {
        using RegistryHost host = RegistryHost.Open(new RegistryHostOptions { StorePath = Path, Clock = new TestClock() });
        StoreDescription before = await host.DescribeAsync();
        Assert.False(before.Exists);
        Assert.Empty(before.Regions);
        await host.GetRegistry("eu-west-1", "t").RegisterTaskDefinitionAsync(Minimal("web"));
        await host.GetRegistry("af-south-1", "t").RegisterTaskDefinitionAsync(Minimal("web"));
        await host.SetRemovalDelayAsync(TimeSpan.FromSeconds(3));
        StoreDescription after = await host.DescribeAsync();
        Assert.Equal(
            (Path, true, "000000000000", 1, TimeSpan.FromSeconds(3)),
            (after.Path, after.Exists, after.Account, after.FormatVersion, after.RemovalDelay));
        Assert.Equal(["af-south-1", "eu-west-1"], after.Regions.Select(static r => r.Region));
        Assert.All(
            after.Regions,
            static r => Assert.Equal((1, 1, 0, 0), (r.FamilyCount, r.ActiveCount, r.InactiveCount, r.DeleteInProgressCount)));
        Assert.True(after.SizeInBytes > 500);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(366 * 86400)]
    public async Task A_removal_delay_out_of_range_is_refused(int seconds)
    {
        using RegistryHost host = RegistryHost.Open(new RegistryHostOptions { StorePath = Path, Clock = new TestClock() });
        Assert.Equal(
            "StoreRemovalDelayInvalid", await Fault.CodeOf(async () => await host.SetRemovalDelayAsync(TimeSpan.FromSeconds(seconds))));
        Assert.Equal("StoreRemovalDelayInvalid", Assert.Throws<EcsException>(() => RegistryHost.Open(
            new RegistryHostOptions { StorePath = Path, Clock = new TestClock(), RemovalDelay = TimeSpan.FromSeconds(seconds) })).Code);
    }

    private static RegisterTaskDefinitionRequest Minimal(string family) => EcsJson.Read<RegisterTaskDefinitionRequest>(
        Encoding.UTF8.GetBytes($$"""{"family":"{{family}}","containerDefinitions":[{"name":"a","image":"i","memory":64}]}"""));

    private static async Task Until(Func<bool> condition)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while (!condition()) await Task.Delay(1, patience.Token);
    }

    // Every file with its content, but for locks, which are empty.
    private string Fingerprint() =>
        string.Join("\n", Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(static f => f + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(SharedFile.ReadAllBytes(f)))));

    // CRC-32C bit by bit, from its definition.
    private static uint Crc32C(uint previous, byte[] bytes)
    {
        uint crc = ~previous;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
        }

        return ~crc;
    }

    [Fact]
    public void Regions_that_the_store_has_nothing_of_are_forgotten_when_there_are_many()
    {
        KnownRegions<object> known = new();
        object kept = known.Get("eu-west-1", static _ => new object(), static () => []);
        for (int i = 0; i < 10 * KnownRegions<object>.Many; i++) known.Get(
            $"us-east-{i}", static _ => new object(), static () => ["eu-west-1"]);
        Assert.InRange(known.Values.Count, 1, KnownRegions<object>.Many + 1);
        Assert.Same(kept, known.Get("eu-west-1", static _ => new object(), static () => []));
    }
}

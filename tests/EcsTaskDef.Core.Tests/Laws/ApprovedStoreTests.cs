using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>
/// Stores of every released format open for ever and answer the same. A format's store is made once, by the software that
/// had it: delete its folder and run with ECSTASKDEF_APPROVE=1 only before the format is released.
/// </summary>
[Trait("Category", "Fast")]
public sealed class ApprovedStoreTests
{
    private const string Name = "store-v1";

    private static readonly DateTimeOffset s_now = new(2026, 9, 16, 12, 0, 0, 693, TimeSpan.Zero);

    [Fact]
    public async Task A_store_of_format_1_opens_and_answers_the_same()
    {
        if (Repository.Approves && !Directory.Exists(Repository.Approved(Name))) await Make(Repository.Approved(Name));
        using TemporaryFolder folder = new();
        Copy(Repository.Approved(Name), folder.Location);
        TestClock clock = new(s_now.AddMinutes(3));
        string answers;
        using (RegistryHost host = Open(folder.Location, clock)) answers = await Answers(host);
        Repository.DemandApproved(Name + ".answers.txt", answers);

        // It can be written to as well, and the numbers go on.
        using RegistryHost writer = Open(folder.Location, clock);
        RegisterTaskDefinitionResponse next = await writer.GetRegistry("eu-west-1", "later").RegisterTaskDefinitionAsync(Request("web"));
        Assert.Equal("web:73", next.TaskDefinition.Value.ToString());
        using RegistryHost reader = Open(folder.Location, clock);
        Assert.Equal(await Answers(writer), await Answers(reader));
    }

    [Fact]
    public async Task Without_its_checkpoint_it_answers_the_same()
    {
        using TemporaryFolder folder = new();
        Copy(Repository.Approved(Name), folder.Location);
        foreach (string file in Directory.GetFiles(folder.Location, "checkpoint-*", SearchOption.AllDirectories)) File.Delete(file);
        using RegistryHost host = Open(folder.Location, new TestClock(s_now.AddMinutes(3)));
        Assert.Equal((await File.ReadAllTextAsync(Repository.Approved(Name + ".answers.txt"))).ReplaceLineEndings("\n"),
            await Answers(host));
    }

    [Fact]
    public void It_holds_what_it_is_for()
    {
        string[] files = Directory.GetFiles(Repository.Approved(Name), "*", SearchOption.AllDirectories)
            .Select(static f => Path.GetRelativePath(Repository.Approved(Name), f).Replace('\\', '/')).ToArray();
        Assert.Contains("store.json", files);
        Assert.Contains("eu-west-1/journal-2.jsonl", files);
        Assert.Contains("cn-north-1/journal-1.jsonl", files);
        string journal = File.ReadAllText(Path.Combine(Repository.Approved(Name), "eu-west-1", "journal-2.jsonl"));
        foreach (string part in new[] { "\"registered\"", "\"status\"", "\"tags\"", "\"REMOVED\"", "\"DELETE_IN_PROGRESS\"" })
            Assert.Contains(part, journal, StringComparison.Ordinal);
        Assert.True(files.Sum(f => new FileInfo(Path.Combine(Repository.Approved(Name), f)).Length) < 200 * 1024);
    }

    private static async Task Make(string path)
    {
        TestClock clock = new(s_now);
        using (RegistryHost first = MakerHost(path, clock)) await MakeHistory(first, clock);

        // Another process, whose clock is behind.
        clock.Now = s_now.AddSeconds(1);
        using RegistryHost host = MakerHost(path, clock);
        IRegistry ireland = host.GetRegistry("eu-west-1", "maker");

        await ireland.RegisterTaskDefinitionAsync(
            Request("web") with { Tags = [new Tag { Key = "b", Value = "Größe 漢字" }, new Tag { Key = "a", Value = "" }] });
        await ireland.RegisterTaskDefinitionAsync(Request("web"));
        await ireland.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:3" });
        await ireland.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:4" });
        await ireland.DeleteTaskDefinitionsAsync(new() { TaskDefinitions = ["web:4"] });
        await ireland.TagResourceAsync(
            new() { ResourceArn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:3",
                Tags = [new Tag { Key = "old", Value = "yes" }] });
        await ireland.RegisterTaskDefinitionAsync(EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
            """
            {"family":"all_Kinds-1","cpu":"0.25 vCPU","memory":"0.5 GB","networkMode":"awsvpc","newerThanThis":{"b":[1.50,null],"a":"é"},
             "volumes":[{"name":"scratch"}],"containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,
             "portMappings":[{"containerPort":80}],"environment":[{"name":"N","value":"quote \" line \n é 漢字 😀"}],
             "dockerLabels":{"z":"1","a":"2"},"healthCheck":{"command":["CMD","true"]}}]}
            """)));
        IRegistry china = host.GetRegistry("cn-north-1", "maker");
        await china.RegisterTaskDefinitionAsync(Request("web"));
        await china.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:1" });

        // Locks are made when they are needed.
        foreach (string file in Directory.GetFiles(path, "*lock*", SearchOption.AllDirectories)) File.Delete(file);
    }

    private static async Task MakeHistory(RegistryHost host, TestClock clock)
    {
        await host.SetRemovalDelayAsync(TimeSpan.FromMinutes(10));
        IRegistry ireland = host.GetRegistry("eu-west-1", "maker");

        // Enough that removing it brings a compaction on.
        for (int i = 1; i <= 70; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await ireland.RegisterTaskDefinitionAsync(Request("web", i is 3 or 4 or 70 ? 0 : 1200));
        }

        for (int i = 1; i <= 69; i++)
        {
            if (i is 3 or 4) continue;
            await ireland.DeregisterTaskDefinitionAsync(new() { TaskDefinition = $"web:{i}" });
            await ireland.DeleteTaskDefinitionsAsync(new() { TaskDefinitions = [$"web:{i}"] });
        }

        clock.Advance(TimeSpan.FromMinutes(11));
        await ireland.ListTaskDefinitionsAsync(new());
    }

    private static RegistryHost MakerHost(string path, TestClock clock) => new(
        JsonStore.Open(new RegistryHostOptions { StorePath = path, Clock = clock, Account = "123456789012" }, new AnonymousDisk()), clock);

    private static async Task<string> Answers(RegistryHost host)
    {
        StringBuilder text = new();
        StoreDescription store = await host.DescribeAsync();
        text.Append(CultureInfo.InvariantCulture, $"account {store.Account}, removal delay {store.RemovalDelay}\n");
        foreach (RegionDescription region in store.Regions)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{region.Region}: {region.FamilyCount} families, ")
                .Append(CultureInfo.InvariantCulture, $"{region.ActiveCount}+{region.InactiveCount}+{region.DeleteInProgressCount}\n");
            IRegistry registry = host.GetRegistry(region.Region, "reader");
            foreach (FamilySummary family in await registry.GetFamiliesAsync(null, null, null, 100))
                text.Append(CultureInfo.InvariantCulture,
                    $"{family} {family.Status} {family.LatestActiveRevision}/{family.LatestRevision} {family.LastChangedAt:O}\n");
            foreach (string status in new[] { "ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS" })
            {
                foreach (string arn in (await registry.ListTaskDefinitionsAsync(new() { Status = status })).TaskDefinitionArns)
                {
                    DescribeTaskDefinitionResponse answer =
                        await registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = arn, Include = ["TAGS"] });
                    text.Append(Encoding.UTF8.GetString(answer.TaskDefinition.Utf8Json.Span)).Append(' ').AppendJoin(", ",
                        answer.Tags).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static RegistryHost Open(string path, TestClock clock) =>
        RegistryHost.Open(new RegistryHostOptions { StorePath = path, Clock = clock });

    private static RegisterTaskDefinitionRequest Request(string family, int pad = 0) =>
        EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
        $$$"""{"family":"{{{family}}}","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64"""
        + $$$""","dockerLabels":{"pad":"{{{new string('x', pad)}}}"}}]}"""));

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in Directory.GetDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    /// <summary>What is checked in names no machine.</summary>
    private sealed class AnonymousDisk : Disk
    {
        public override string HostName => "host";

        public override int ProcessId => 1;

        public override string NewId() => "0123456789abcdef0123456789abcdef";
    }
}

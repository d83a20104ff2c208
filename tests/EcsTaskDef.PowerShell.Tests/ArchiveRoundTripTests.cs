using EcsTaskDef.Engine;
using EcsTaskDef.PowerShell.Files;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Queries;
using EcsTaskDef.PowerShell.Session;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>Whatever happened to a family: exported, restored into an empty registry and exported again, it is the same.</summary>
[Trait("Category", "Fast")]
public sealed class ArchiveRoundTripTests : IWaiter, IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_archive_restored_gives_the_same_archive()
    {
        using RegistryHost host = Open("a"), empty = Open("b");
        IRegistry registry = host.GetRegistry("eu-west-1", "ana"), target = empty.GetRegistry("eu-west-1", "bob");
        for (int seed = 0; seed < 25; seed++)
        {
            string family = $"family{seed}";
            await LiveAsync(registry, family, new Random(seed));
            string[] before = await LinesAsync(registry, family);
            ArchiveEntry[] entries = ArchiveText.Read(before).ToArray();
            await target.RestoreFamilyAsync(
                family, entries[0].LatestRevision!.Value, entries.Skip(1).Select(static e => ArchiveText.Revision(e.Text)).ToArray());
            Assert.Equal(before, await LinesAsync(target, family));
        }
    }

    [Fact]
    public async Task Notes_are_found_behind_a_compaction_and_restored()
    {
        using (RegistryHost living = Open("a"))
        {
            for (int seed = 0; seed < 5; seed++) await LiveAsync(living.GetRegistry("eu-west-1", "ana"), $"family{seed}", new Random(seed));
        }

        // Without a removal delay what waits for its removal is gone, and its documents can be dropped.
        using RegistryHost host = Open("a", removalDays: 0), empty = Open("b");
        IRegistry registry = host.GetRegistry("eu-west-1", "ana"), target = empty.GetRegistry("eu-west-1", "bob");
        await registry.ReadFamilyAsync("family0", 0, 1);
        Assert.True(host.Optimize("eu-west-1", apply: true, default).IsDone);

        IReadOnlyDictionary<(string, int), string> notes = RegistrationNotes.Of(registry, this);
        Assert.NotEmpty(notes);
        for (int seed = 0; seed < 5; seed++)
        {
            string family = $"family{seed}";
            string[] before = await LinesAsync(registry, family);
            ArchivedRevision[] revisions = [.. ArchiveText.Read(before).Skip(1).Select(static entry => ArchiveText.Revision(entry.Text))];
            await target.RestoreFamilyAsync(family, 0, revisions);
            Assert.Equal(before, await LinesAsync(target, family));
        }
    }

    // Whatever can be registered can be exported, restored and registered again: deep, odd and unusual members among it.
    [Fact]
    public async Task What_was_registered_comes_back_by_either_way()
    {
        using RegistryHost host = Open("a"), anew = Open("b"), first = Open("c"), second = Open("d");
        RegistryHost[] kept = [first, second];
        IRegistry registry = host.GetRegistry("eu-west-1", "ana");
        List<(string Family, int Depth, RegisterTaskDefinitionRequest Request)> read = [];
        for (int seed = 0; seed < 150; seed++)
        {
            (string family, int depth) = ($"family{seed}", seed % 75);
            string member = Odd(new Random(seed), depth);
            byte[] text = Encoding.UTF8.GetBytes(
                $$"""
                {"family":"{{family}}","containerDefinitions":[{"name":"app","image":"b:1","memory":64,"later":{{member}}}],
                 "new":{{member}}}
                """);
            try
            {
                read.Add((family, depth, EcsJson.Read<RegisterTaskDefinitionRequest>(text)));
            }
            catch (EcsException)
            {
                // Too deep.
            }
        }

        Assert.InRange(read.Count, 100, 150);
        Assert.InRange(read.Max(static one => one.Depth), 58, 64);
        IReadOnlyList<RegistrationOutcome> outcomes = await registry.RegisterManyAsync(read.ConvertAll(static one => one.Request), new());
        Assert.All(outcomes, static one => Assert.Null(one.Error));
        List<RegisterTaskDefinitionRequest> again = [];
        Dictionary<string, byte[]> registrations = [];
        foreach (string family in read.Select(static one => one.Family))
        {
            ArchivedRevision archived = Assert.Single(await registry.ReadFamilyAsync(family, 0, 10));
            byte[] line = ArchiveText.Line(archived), head = ArchiveText.Head((await registry.GetFamilyAsync(family))!, registry.Account);
            string[] archive = [Encoding.UTF8.GetString(head), Encoding.UTF8.GetString(line)];
            ArchiveEntry[] entries = [.. ArchiveText.Read(archive), .. ArchiveText.Read([$"[{archive[1]}]"])];
            Assert.Equal(3, entries.Length);
            for (int i = 1; i < entries.Length; i++)
            {
                IRegistry copy = kept[i - 1].GetRegistry("eu-west-1", "bob");
                await copy.RestoreFamilyAsync(family, 0, [ArchiveText.Revision(entries[i].Text)]);
                Assert.Equal(line, ArchiveText.Line(Assert.Single(await copy.ReadFamilyAsync(family, 0, 10))));
            }

            byte[] registration = registrations[family] = ArchiveText.Registration(archived.TaskDefinition.Utf8Json, archived.Tags);
            ArchiveEntry alone = Assert.Single(ArchiveText.Read(Encoding.UTF8.GetString(registration).Split('\n')));
            again.AddRange(new[] { alone.Text, entries[1].Text }.Select(static one => RegistrationReader.OfJson(one).Read()));
        }

        IRegistry target = anew.GetRegistry("eu-west-1", "ana");
        Assert.All(await target.RegisterManyAsync(again, new()), static one => Assert.Null(one.Error));
        foreach ((string family, byte[] registration) in registrations)
        {
            IReadOnlyList<ArchivedRevision> both = await target.ReadFamilyAsync(family, 0, 10);
            Assert.Equal(2, both.Count);
            Assert.All(both, one => Assert.Equal(registration, ArchiveText.Registration(one.TaskDefinition.Utf8Json, one.Tags)));
        }
    }

    private static string Odd(Random random, int depth)
    {
        string[] texts =
        [
            "\\u001b[2K", "\\n\\t\\u0000", "\u202e", "\U0001F600", "\\ud83d\\ude00", "\u2028", "\\\\u001b",
            "\\/", "\U000e0041", "\ufeff", "<>&'+",
        ];
        string quoted = $"\"{texts[random.Next(texts.Length)]}\"";
        string[] leaves = ["null", "true", "1.50", "1e3", "-0", "12345678901234567890.5", "[]", "{}", quoted];
        string text = leaves[random.Next(leaves.Length)];
        for (int i = 1; i < depth; i++)
        {
            text = random.Next(2) == 0 ? $"[{text}]"
                : $"{{\"{texts[random.Next(texts.Length)]}\":{text},\"z\":{leaves[random.Next(leaves.Length)]}}}";
        }

        return text;
    }

    private static async Task LiveAsync(IRegistry registry, string family, Random random)
    {
        int count = random.Next(1, 12);
        for (int i = 1; i <= count; i++)
        {
            string members = string.Concat(new[]
            {
                ",\"cpu\":\"256\"", ",\"networkMode\":\"awsvpc\"", ",\"newer\":{\"n\":[1.50,1e3,null,\"\\u00e4\\ud83d\\ude00\"]}",
                ",\"tags\":[{\"key\":\"z\",\"value\":\"\"},{\"key\":\"a\",\"value\":\"x y\"}]",
            }.Where(_ => random.Next(2) == 0));
            RegistrationOptions options = new() { Note = random.Next(2) == 0 ? $"\"{family}\" \u00e4\ud83d\ude00\n{i}" : null };
            await registry.RegisterAsync(
                EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
                    $$"""
                    {"family":"{{family}}",
                     "containerDefinitions":[{"name":"app","image":"busybox:{{i}}","memory":64,"later":true}]{{members}}}
                    """)),
                options);
        }

        string[] Some() => Enumerable.Range(1, count).Where(_ => random.Next(2) == 0).Select(n => $"{family}:{n}").ToArray();
        await registry.DeregisterManyAsync(Some());
        await registry.DeleteManyAsync(Some());
        foreach (string name in Some())
        {
            await registry.TagResourceAsync(new()
            {
                ResourceArn = $"arn:aws:ecs:eu-west-1:000000000000:task-definition/{name}",
                Tags = [new Tag { Key = "later", Value = name }],
            });
        }
    }

    private async Task<string[]> LinesAsync(IRegistry registry, string family)
    {
        List<byte[]> lines = [ArchiveText.Head((await registry.GetFamilyAsync(family))!, registry.Account)];
        IReadOnlyDictionary<(string, int), string> notes = RegistrationNotes.Of(registry, this);
        lines.AddRange((await registry.ReadFamilyAsync(family, 0, 1000))
            .Select(one => one with { Note = notes.GetValueOrDefault((family, one.TaskDefinition.Value.Revision!.Value)) })
            .Select(ArchiveText.Line));
        return lines.ConvertAll(static line => Encoding.UTF8.GetString(line).TrimEnd('\n')).ToArray();
    }

    T IWaiter.Wait<T>(Func<CancellationToken, ValueTask<T>> operation) => operation(default).AsTask().GetAwaiter().GetResult();

    private RegistryHost Open(string name, int removalDays = 1) => RegistryHost.Open(new RegistryHostOptions
    {
        StorePath = Path.Combine(_folder, name), Clock = TimeProvider.System, RemovalDelay = TimeSpan.FromDays(removalDays),
    });
}

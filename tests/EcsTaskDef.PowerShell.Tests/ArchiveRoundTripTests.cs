using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Json;
using EcsTaskDef.Model;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Registry;
using Xunit;

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
        LocalRegistry registry = host.GetRegistry("eu-west-1", "ana"), target = empty.GetRegistry("eu-west-1", "bob");
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
        LocalRegistry registry = host.GetRegistry("eu-west-1", "ana"), target = empty.GetRegistry("eu-west-1", "bob");
        await registry.ReadFamilyAsync("family0", 0, 1);
        Assert.True(host.Optimize("eu-west-1", apply: true, default).IsDone);

        IReadOnlyDictionary<(string, int), string> notes = RegistrationNotes.Of(registry, this);
        Assert.NotEmpty(notes);
        for (int seed = 0; seed < 5; seed++)
        {
            string family = $"family{seed}";
            string[] before = await LinesAsync(registry, family);
            await target.RestoreFamilyAsync(family, 0, ArchiveText.Read(before).Skip(1).Select(static e => ArchiveText.Revision(e.Text)).ToArray());
            Assert.Equal(before, await LinesAsync(target, family));
        }
    }

    private static async Task LiveAsync(LocalRegistry registry, string family, Random random)
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
                    $$"""{"family":"{{family}}","containerDefinitions":[{"name":"app","image":"busybox:{{i}}","memory":64,"later":true}]{{members}}}""")),
                options);
        }

        string[] Some() => Enumerable.Range(1, count).Where(_ => random.Next(2) == 0).Select(n => $"{family}:{n}").ToArray();
        await registry.DeregisterManyAsync(Some());
        await registry.DeleteManyAsync(Some());
        foreach (string name in Some())
        {
            await registry.TagResourceAsync(new()
            {
                ResourceArn = $"arn:aws:ecs:eu-west-1:000000000000:task-definition/{name}", Tags = [new Tag { Key = "later", Value = name }],
            });
        }
    }

    private async Task<string[]> LinesAsync(LocalRegistry registry, string family)
    {
        List<byte[]> lines = [ArchiveText.Head((await registry.GetFamilyAsync(family))!, registry.Account)];
        IReadOnlyDictionary<(string, int), string> notes = RegistrationNotes.Of(registry, this);
        lines.AddRange((await registry.ReadFamilyAsync(family, 0, 1000))
            .Select(one => ArchiveText.Line(one with { Note = notes.GetValueOrDefault((family, one.TaskDefinition.Value.Revision!.Value)) })));
        return lines.ConvertAll(static line => Encoding.UTF8.GetString(line).TrimEnd('\n')).ToArray();
    }

    T IWaiter.Wait<T>(Func<CancellationToken, ValueTask<T>> operation) => operation(default).AsTask().GetAwaiter().GetResult();

    private RegistryHost Open(string name, int removalDays = 1) => RegistryHost.Open(new RegistryHostOptions
    {
        StorePath = Path.Combine(_folder, name), Clock = TimeProvider.System, RemovalDelay = TimeSpan.FromDays(removalDays),
    });
}

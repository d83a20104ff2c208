using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using EcsTaskDef.Json;
using EcsTaskDef.Model;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.Registry;
using Xunit;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>Whatever happened to a family: exported, restored into an empty registry and exported again, it is the same.</summary>
public sealed class ArchiveRoundTripTests : IDisposable
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
            await registry.RegisterTaskDefinitionAsync(EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
                $$"""{"family":"{{family}}","containerDefinitions":[{"name":"app","image":"busybox:{{i}}","memory":64,"later":true}]{{members}}}""")));
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

    private static async Task<string[]> LinesAsync(LocalRegistry registry, string family)
    {
        List<byte[]> lines = [ArchiveText.Head((await registry.GetFamilyAsync(family))!, registry.Account)];
        lines.AddRange((await registry.ReadFamilyAsync(family, 0, 1000)).Select(ArchiveText.Line));
        return lines.ConvertAll(static line => Encoding.UTF8.GetString(line).TrimEnd('\n')).ToArray();
    }

    private RegistryHost Open(string name) => RegistryHost.Open(new RegistryHostOptions
    {
        StorePath = Path.Combine(_folder, name), Clock = TimeProvider.System, RemovalDelay = TimeSpan.FromDays(1),
    });
}

using EcsTaskDef.Conformance;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Core.Tests.Storage;

[StoreUnderTest("JsonStore")]
public sealed class ResourcesOnJsonStoreTests : ResourceStoreConformance
{
    private readonly TemporaryFolder _folder = new();

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Compaction_drops_what_was_replaced_and_nothing_else()
    {
        for (int i = 0; i < 60; i++)
        {
            await Put("task", "often", $$"""{"n":{{i}},"x":"{{new string('x', 4000)}}"}""", $"turn/{i:D2}", "name/often");
            if (i % 10 == 0) await Put("task", $"once{i}", $$"""{"n":{{i}}}""", "name/once");
        }

        await Put("task", "once0", "");
        string region = Path.Combine(_folder.Location, "eu-west-1");
        Assert.NotEmpty(Directory.GetFiles(region, "journal-*.jsonl"));
        Assert.Empty(Directory.GetFiles(region, "journal-1.jsonl"));
        for (int round = 0; round < 2; round++)
        {
            Assert.Contains("\"n\":59", await Document("task", "often"), StringComparison.Ordinal);
            Assert.Equal("often", await Found("task", "turn/"));
            Assert.Equal("often", await Found("task", "turn/59"));
            Assert.Equal("once10 once20 once30 once40 once50", await Found("task", "name/once"));
            Assert.Equal("""{"n":30}""", await Document("task", "once30"));

            // Without the cache too, from the journal alone.
            Reopen();
            foreach (string cache in Directory.GetFiles(region, "checkpoint-*")) File.Delete(cache);
        }
    }

    internal override IRegistryStore CreateStore() => JsonStore.Open(new RegistryHostOptions
    {
        StorePath = _folder.Location, Clock = new TestClock(),
    });
}

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class ResourcesOnMemoryStoreTests : ResourceStoreConformance
{
    protected override bool Remembers => false;

    internal override IRegistryStore CreateStore() => new MemoryStore();
}

using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>The same question gets the same answer without a search, and never one that is over.</summary>
[Trait("Category", "Fast")]
public sealed class RememberedAnswersTests
{
    private const string Region = "eu-west-1";

    private readonly TestClock _clock = new();

    [Fact]
    public async Task The_index_is_not_asked_twice_for_the_same()
    {
        using CountingStore store = new();
        using RegistryHost host = new(store, _clock);
        IRegistry registry = host.GetRegistry(Region, "tester");
        await RegisterAsync(registry, "web");
        string first = await EverythingAsync(registry);
        store.Calls.Clear();

        // Another caller's registry remembers too.
        Assert.Equal(first, await EverythingAsync(host.GetRegistry(Region, "another")));
        Assert.Equal(["get_HostTime", "get_Stamp", "get_Store"], store.Calls.Keys.Order());

        await RegisterAsync(registry, "web");
        Assert.NotEqual(first, await EverythingAsync(registry));
        Assert.Contains(nameof(IRegionView.ListRevisions), store.Calls.Keys);
        Assert.Contains(nameof(IRegionView.ReadDocument), store.Calls.Keys);
    }

    [Fact]
    public async Task A_change_through_another_host_is_in_the_next_answer()
    {
        using TemporaryFolder folder = new();
        using RegistryHost ours = Open(folder.Location), theirs = Open(folder.Location);
        IRegistry reader = ours.GetRegistry(Region, "tester"), writer = theirs.GetRegistry(Region, "tester");
        HashSet<string> seen = [];
        for (int i = 1; i <= 5; i++)
        {
            await RegisterAsync(writer, "web");
            await ExpectAsync();
            await RegisterAsync(writer, $"web-{i}");
            await ExpectAsync();
            await writer.TagResourceAsync(new()
            {
                ResourceArn = $"arn:aws:ecs:{Region}:000000000000:task-definition/web:{i}",
                Tags = [new Tag { Key = "stage", Value = $"{i}" }],
            });
            await ExpectAsync();
            await writer.DeregisterTaskDefinitionAsync(new() { TaskDefinition = $"web-{i}:1" });
            await ExpectAsync();
        }

        async Task ExpectAsync()
        {
            string now = await EverythingAsync(reader);
            Assert.Equal(now, await EverythingAsync(reader));
            Assert.Equal(await EverythingAsync(writer), now);
            Assert.True(seen.Add(now), now);
        }
    }

    [Fact]
    public async Task What_falls_due_is_gone_from_a_remembered_answer()
    {
        using MemoryStore store = new();
        using RegistryHost host = new(store, _clock, TimeSpan.FromMinutes(5));
        IRegistry registry = host.GetRegistry(Region, "tester");
        await RegisterAsync(registry, "web");
        await registry.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:1" });
        await registry.DeleteTaskDefinitionsAsync(new() { TaskDefinitions = ["web:1"] });
        ListTaskDefinitionsRequest deleted = new() { Status = "DELETE_IN_PROGRESS" };
        DescribeTaskDefinitionRequest one = new() { TaskDefinition = "web:1" };
        for (int i = 0; i < 2; i++)
        {
            Assert.Single((await registry.ListTaskDefinitionsAsync(deleted)).TaskDefinitionArns);
            Assert.Equal("DELETE_IN_PROGRESS", (await registry.DescribeTaskDefinitionAsync(one)).TaskDefinition.Value.Status);
        }

        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Empty((await registry.ListTaskDefinitionsAsync(deleted)).TaskDefinitionArns);
        await Assert.ThrowsAsync<EcsException>(async () => await registry.DescribeTaskDefinitionAsync(one));
    }

    [Fact]
    public async Task Callers_get_objects_of_their_own()
    {
        using MemoryStore store = new();
        using RegistryHost host = new(store, _clock);
        IRegistry registry = host.GetRegistry(Region, "tester");
        await RegisterAsync(registry, "web");
        DescribeTaskDefinitionRequest request = new() { TaskDefinition = "web", Include = ["TAGS"] };
        DescribeTaskDefinitionResponse a =
            await registry.DescribeTaskDefinitionAsync(request), b = await registry.DescribeTaskDefinitionAsync(request);
        Assert.NotSame(a.TaskDefinition.Value, b.TaskDefinition.Value);
        Assert.NotSame(a.Tags.Single(), b.Tags.Single());
        Assert.Equal(a.Tags.Single(), b.Tags.Single());
        Assert.Empty((await registry.DescribeTaskDefinitionAsync(request with { Include = null })).Tags);
    }

    private RegistryHost Open(string path) =>
        new(JsonStore.Open(new RegistryHostOptions { StorePath = path, Clock = _clock }), _clock);

    private static async Task RegisterAsync(IRegistry registry, string family) =>
        await registry.RegisterTaskDefinitionAsync(new()
        {
            Family = family,
            ContainerDefinitions = [new ContainerDefinition { Name = "web", Image = "nginx", Memory = 64 }],
            Tags = [new Tag { Key = "team", Value = "shop" }],
        });

    private static async Task<string> EverythingAsync(IRegistry registry)
    {
        List<string> all = [];
        foreach (string status in new[] { "ACTIVE", "INACTIVE" })
        {
            all.AddRange((await registry.ListTaskDefinitionsAsync(new() { Status = status })).TaskDefinitionArns);
            all.AddRange((await registry.ListTaskDefinitionFamiliesAsync(new() { Status = status })).Families);
        }

        DescribeTaskDefinitionResponse latest =
            await registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web", Include = ["TAGS"] });
        all.Add(System.Text.Encoding.UTF8.GetString(latest.TaskDefinition.Utf8Json.Span));
        all.AddRange(latest.Tags.Select(static tag => $"{tag.Key}={tag.Value}"));
        return string.Join('\n', all);
    }
}

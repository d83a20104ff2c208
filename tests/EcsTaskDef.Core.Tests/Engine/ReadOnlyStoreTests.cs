using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>A registry over a store that can be read but not written to: what is gone is gone all the same.</summary>
public sealed class ReadOnlyStoreTests
{
    [Fact]
    public async Task What_is_due_for_removal_is_in_no_answer()
    {
        using TemporaryFolder folder = new();
        TestClock clock = new();
        TestDisk disk = new();
        using RegistryHost host = new(
            JsonStore.Open(new RegistryHostOptions { StorePath = folder.Location, Clock = clock }, disk), clock);
        IRegistry registry = host.GetRegistry("eu-west-1", "ana");
        foreach (string family in new[] { "gone", "half", "half" })
        {
            await registry.RegisterTaskDefinitionAsync(EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(
                $$"""{"family":"{{family}}","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64}]}""")));
        }

        foreach (string name in new[] { "gone:1", "half:1" })
        {
            await registry.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = name });
            await registry.DeleteTaskDefinitionsAsync(new DeleteTaskDefinitionsRequest { TaskDefinitions = [name] });
        }

        clock.Advance(TimeSpan.FromHours(1));
        disk.Fail("lock", "lock", new UnauthorizedAccessException("No."));

        ListTaskDefinitionFamiliesResponse families =
            await registry.ListTaskDefinitionFamiliesAsync(new ListTaskDefinitionFamiliesRequest());
        Assert.Equal(["half"], families.Families);
        Assert.Null(await registry.GetFamilyAsync("gone"));
        FamilySummary half = Assert.Single(await registry.GetFamiliesAsync(null, "ALL", null, 100));
        Assert.Equal((1, 0), (half.ActiveCount, half.DeleteInProgressCount));
        await Assert.ThrowsAsync<EcsException>(async () =>
            await registry.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "gone:1" }));
    }
}

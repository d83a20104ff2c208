using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>More revisions fall due at once than one change removes.</summary>
[Trait("Category", "Fast")]
public sealed class ManyRemovalsTests
{
    [Fact]
    public async Task All_that_is_due_is_gone_at_the_first_look_however_much_it_is()
    {
        const int Count = 2500;
        TestClock clock = new();
        using MemoryStore store = new();
        await store.OpenRegion("eu-west-1").ChangeAsync((_, change) =>
        {
            foreach (int revision in Enumerable.Range(1, Count))
            {
                change.Add(Shop.Registered("web", revision, 0));
                change.Add(new RevisionStatusChanged("web", revision, clock.Now, RevisionStatus.Inactive));
                change.Add(new RevisionStatusChanged("web", revision, clock.Now, RevisionStatus.DeleteInProgress));
            }

            return true;
        }, CancellationToken.None);
        clock.Advance(TimeSpan.FromHours(1));
        using RegistryHost host = new(store, clock);
        IRegistry registry = host.GetRegistry("eu-west-1", "tester");
        Assert.Empty((await registry.ListTaskDefinitionFamiliesAsync(new())).Families);
        Assert.Null(await registry.GetFamilyAsync("web"));
        Assert.Equal(0, (await host.DescribeAsync()).Regions.Single().DeleteInProgressCount);
    }
}

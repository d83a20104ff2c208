using EcsTaskDef.Conformance;
using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>The whole story of AWS's page "Deregistering a task definition revision".</summary>
public abstract class StoryConformance : WorkloadSuite
{
    protected StoryConformance(bool onDisk)
        : base(onDisk)
    {
    }

    [Fact]
    public async Task The_whole_page()
    {
        await CreateCluster();
        for (int i = 0; i < 3; i++) await Register();
        ContainerTask task = await RunOne("web:3");
        await CreateService(definition: "web:3");
        Wait(1);
        Assert.Equal(1, (await DescribeService()).RunningCount);

        // Deregistered: out of the list, yet describable, and nobody is disturbed.
        await Deregister("web:3");
        Assert.Equal("web:1 web:2", await ListDefinitions());
        Assert.Equal("INACTIVE", (await DescribeDefinition("web:3")).Status);
        Wait(60);
        Assert.Equal("RUNNING", (await DescribeTask(task.TaskArn!)).LastStatus);

        // The service scales both ways.
        Assert.Equal(4, (await UpdateService("\"desiredCount\":4")).DesiredCount);
        Wait(1);
        Assert.Equal(4, (await DescribeService()).RunningCount);
        await UpdateService("desiredCount: 2");
        Wait(1);
        ContainerService service = await DescribeService();
        Assert.Equal((2, 2), (service.RunningCount, service.DesiredCount));
        Assert.Equal("web:3", NameOf(service.TaskDefinition!));

        // It replaces what is stopped, from the same revision.
        string first = (await ListTasks("serviceName: 'svc'"))[0];
        await Stop(first);
        Wait(1);
        Assert.Equal(2, (await DescribeService()).RunningCount);
        Assert.DoesNotContain(first, await ListTasks("\"serviceName\":\"svc\""));

        // The three refusals.
        await RefusedParameter("TaskDefinition is inactive", () => Run("web:3"));
        await RefusedClient("TaskDefinition is inactive", () => CreateService(name: "other", definition: "web:3"));
        await RefusedClient("TaskDefinition is inactive", () => UpdateService("taskDefinition: 'web:3'"));

        // All deregistered: the family is INACTIVE; registered again it is ACTIVE, and the number goes on.
        await Deregister("web:1");
        await Deregister("web:2");
        Assert.Equal("web", await Families("INACTIVE"));
        Assert.Equal("", await Families("ACTIVE"));
        Assert.EndsWith("web:4", await Register());
        Assert.Equal("web", await Families("ACTIVE"));
        Assert.Equal("", await Families("INACTIVE"));

        await Deleted(task.TaskArn!);
    }

    // The unused ones end with the delay, the used one with its users.
    private async Task Deleted(string task)
    {
        foreach (string name in new[] { "web:1", "web:2", "web:3" }) await DeleteDefinition(name);
        await RefusedParameter("TaskDefinition is being deleted", () => Run("web:3"));
        Wait(600);
        Assert.Equal("web:3", await ListDefinitions("DELETE_IN_PROGRESS"));
        Reopen();
        Assert.Equal("DELETE_IN_PROGRESS", (await DescribeDefinition("web:3")).Status);
        await UpdateService("desiredCount: 3");
        Wait(1);
        Assert.Equal(3, (await DescribeService()).RunningCount);

        await DeleteService(force: true);
        Wait(600);
        Assert.Equal("INACTIVE", (await DescribeService()).Status);
        Assert.Equal("web:3", await ListDefinitions("DELETE_IN_PROGRESS"));
        await Stop(task);
        Wait(1);
        Assert.Equal("", await ListDefinitions("DELETE_IN_PROGRESS"));
        await RefusedClient("Unable to describe task definition.", () => DescribeDefinition("web:3"));
        Assert.Equal("web:4", await ListDefinitions());
    }

    private async Task<string> Families(string status) => string.Join(
        " ", (await Registry.ListTaskDefinitionFamiliesAsync(new ListTaskDefinitionFamiliesRequest { Status = status })).Families);
}

[StoreUnderTest("JsonStore")]
[Trait("Category", "Fast")]
public sealed class StoryOnJsonStoreTests() : StoryConformance(onDisk: true);

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class StoryOnMemoryStoreTests() : StoryConformance(onDisk: false);

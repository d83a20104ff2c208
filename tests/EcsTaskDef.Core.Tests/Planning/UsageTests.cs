using EcsTaskDef.Conformance;
using EcsTaskDef.Core.Tests.Engine;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Core.Tests.Planning;

/// <summary>Who uses a revision, and what could be done with it.</summary>
public abstract class UsageConformance : WorkloadSuite
{
    protected UsageConformance(bool onDisk)
        : base(onDisk)
    {
    }

    [Fact]
    public async Task Unused_revisions_tell_what_could_be_done_with_them()
    {
        for (int i = 0; i < 4; i++) await Register();
        await Deregister("web:1");
        await Deregister("web:2");
        await DeleteDefinition("web:2");

        IReadOnlyList<TaskDefinitionUsage> all = await Registry.GetFamilyUsageAsync("web", 0, 100);
        Assert.Equal(
            new[]
            {
                ("web:1", "INACTIVE", false, false, true), ("web:2", "DELETE_IN_PROGRESS", false, false, false),
                ("web:3", "ACTIVE", false, true, false), ("web:4", "ACTIVE", false, false, false),
            },
            all.Select(static u => (u.ToString(), u.Status!, u.InUse, u.CanDeregister, u.CanDelete)));
        Assert.Equal("Nothing uses it: once deleted, it disappears.", all[0].Reason);
        Assert.Equal("Nothing uses it: it disappears by itself.", all[1].Reason);
        Assert.Equal("Nothing uses it.", all[2].Reason);
        Assert.Equal("Nothing uses it, but 'web' stands for it; without it, for web:3.", all[3].Reason);
        Assert.Equal(Clock.GetUtcNow().AddMinutes(5), all[1].GoneAt!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal(Prefix + "task-definition/web:1", all[0].TaskDefinitionArn);
        Assert.All(all, static u => Assert.Null(u.InUseUntil));
    }

    [Fact]
    public async Task The_only_active_revision_stands_for_its_family()
    {
        await Register();
        Assert.Equal("Nothing uses it, but 'web' stands for it; without it, for nothing.", (await Usage("web:1")).Reason);
    }

    [Fact]
    public async Task Tasks_and_services_are_told_with_their_counts()
    {
        await CreateCluster();
        await CreateCluster("other");
        await Register();
        await Register();
        ContainerTask own = await RunOne("web:1", ", cluster: 'other', startedBy: 'me'");
        ContainerService service = await CreateService(definition: "web:1", count: 3);
        Wait(1);

        TaskDefinitionUsage usage = await Usage("web:1");
        Assert.True(usage.InUse);
        Assert.False(usage.CanDeregister);
        Assert.Null(usage.InUseUntil);
        Assert.Equal("Used by 1 service and 4 tasks: they go on when it is deregistered, but nothing new can start from it.", usage.Reason);
        ServiceUse use = Assert.Single(usage.Services);
        Assert.Equal(
            ("default", "svc", "ACTIVE", service.Deployments![0].Id!, "PRIMARY", 3, 3, 0),
            (
                use.Cluster, use.Service, use.Status, use.Deployment, use.DeploymentStatus, use.DesiredCount, use.RunningCount,
                use.PendingCount));
        Assert.Equal(service.ServiceArn, use.ServiceArn);
        Assert.Equal("default/svc 3/3", use.ToString());
        TaskUse task = Assert.Single(usage.Tasks, static t => t.Service is null);
        Assert.Equal(
            (own.TaskArn, "other", "RUNNING", "RUNNING", "me", "family:web"),
            (task.TaskArn, task.Cluster, task.LastStatus, task.DesiredStatus, task.StartedBy, task.Group));
        Assert.Equal(3, usage.Tasks.Count(t => t.Deployment == use.Deployment && t.Service == "svc"));
        Assert.Empty(usage.Broken);
        Assert.True(await Registry.IsInUseAsync("web", 1));
        Assert.False(await Registry.IsInUseAsync("web", 2));
        Assert.False((await Usage("web:2")).InUse);
    }

    [Fact]
    public async Task A_rolling_deployment_uses_both_revisions_until_the_old_tasks_have_stopped()
    {
        Settings = Settings with
        {
            TaskDelays = new TaskDelays { Pending = TimeSpan.FromSeconds(10), Stopping = TimeSpan.FromSeconds(30) }
        };
        await CreateCluster();
        await Register();
        await Register();
        await CreateService(definition: "web:1", count: 2);
        Wait(20);
        await UpdateService("taskDefinition: 'web:2'");
        Wait(1);

        TaskDefinitionUsage old = await Usage("web:1"), young = await Usage("web:2");
        Assert.Equal(("ACTIVE", 2, 2, 0), Counts(Assert.Single(old.Services)));
        Assert.Equal(("PRIMARY", 2, 0, 2), Counts(Assert.Single(young.Services)));
        Assert.NotNull(old.InUseUntil);
        Assert.Equal(old.InUseUntil, old.Services[0].EndsAt);
        Assert.Null(young.InUseUntil);

        Wait(10);
        old = await Usage("web:1");
        Assert.Equal(("ACTIVE", 0, 0, 0), Counts(Assert.Single(old.Services)));
        Assert.All(old.Tasks, static t => Assert.Equal(("STOPPING", "STOPPED"), (t.LastStatus, t.DesiredStatus)));
        Wait(30);
        old = await Usage("web:1");
        Assert.False(old.InUse);
        Assert.True(old.CanDeregister);
        Assert.Empty(old.Services);

        static (string, int, int, int) Counts(ServiceUse use) =>
            (use.DeploymentStatus, use.DesiredCount, use.RunningCount, use.PendingCount);
    }

    [Fact]
    public async Task What_is_used_can_neither_be_deleted_for_good_nor_vanish()
    {
        Settings = Settings with { TaskDelays = new TaskDelays { Stopping = TimeSpan.FromMinutes(20) } };
        await CreateCluster();
        await Register();
        ContainerTask task = await RunOne();
        await Deregister("web:1");
        TaskDefinitionUsage usage = await Usage("web:1");
        Assert.Equal("Used by 1 task: once deleted it stays DELETE_IN_PROGRESS until they have ended.", usage.Reason);
        Assert.False(usage.CanDelete);

        await DeleteDefinition("web:1");
        usage = await Usage("web:1");
        Assert.Equal(("Used by 1 task: it disappears once they have ended.", (DateTimeOffset?)null), (usage.Reason, usage.GoneAt));
        Wait(600);
        await Stop(task.TaskArn!);
        usage = await Usage("web:1");
        Assert.Equal(Clock.GetUtcNow().AddMinutes(20), usage.InUseUntil!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal(usage.InUseUntil, usage.GoneAt);
        Assert.Equal(usage.InUseUntil, Assert.Single(usage.Tasks).StopsAt);
        Wait(20 * 60 + 1);
        await RefusedClient("Unable to describe task definition.", async () => await Usage("web:1"));
        Assert.Empty(await Registry.GetFamilyUsageAsync("web", 0, 100));
        Assert.False(await Registry.IsInUseAsync("web", 1));
    }

    [Fact]
    public async Task An_inactive_revision_tells_when_the_store_forgets_it()
    {
        Settings = Settings with { InactiveRetention = TimeSpan.FromHours(2) };
        await Register();
        await Deregister("web:1");
        Assert.Equal(Clock.GetUtcNow().AddHours(2), (await Usage("web:1")).GoneAt!.Value, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_draining_service_holds_on_until_its_tasks_have_ended()
    {
        Settings = Settings with { TaskDelays = new TaskDelays { Stopping = TimeSpan.FromSeconds(30) } };
        await CreateCluster();
        await Register();
        await CreateService(count: 2);
        Wait(1);
        await DeleteService(force: true);
        Wait(1);
        TaskDefinitionUsage usage = await Usage("web:1");
        ServiceUse use = Assert.Single(usage.Services);
        Assert.Equal(("DRAINING", "PRIMARY", 0, 0), (use.Status, use.DeploymentStatus, use.DesiredCount, use.RunningCount));
        Assert.Equal(usage.InUseUntil, use.EndsAt);
        Wait(30);
        Assert.False((await Usage("web:1")).InUse);
    }

    [Fact]
    public async Task Families_come_in_pages_by_number()
    {
        for (int i = 0; i < 12; i++) await Register();
        await Register("web-2");
        foreach (int number in new[] { 2, 3, 7, 11 }) await Deregister($"web:{number}");
        await DeleteDefinition("web:3");
        List<int> seen = new();
        IReadOnlyList<TaskDefinitionUsage> page;
        while ((page = await Registry.GetFamilyUsageAsync("web", seen.LastOrDefault(), 5)).Count > 0) seen.AddRange(
            page.Select(static u => u.Revision));
        Assert.Equal(Enumerable.Range(1, 12), seen);
    }

    [Fact]
    public async Task It_is_asked_for_by_every_name_that_Describe_takes()
    {
        await Register();
        await Register();
        await Deregister("web:2");
        Assert.Equal(1, (await Usage("web")).Revision);
        Assert.Equal(2, (await Usage("web:2")).Revision);
        Assert.Equal(2, (await Usage(Prefix + "task-definition/web:2")).Revision);
        await RefusedClient("Unable to describe task definition.", async () => await Usage("web:3"));
        await RefusedClient("Unable to describe task definition.", async () => await Usage("nobody"));
        await RefusedParameter("Invalid task definition: Invalid revision number.", async () => await Usage("web:x"));
        await RefusedParameter("Task Definition can not be blank.", async () => await Usage(""));
        await RefusedParameter("AccountIDs mismatch", async () => await Usage("arn:aws:ecs:eu-west-1:111111111111:task-definition/web:1"));
    }

    [Theory]
    [InlineData("we b")]
    [InlineData("")]
    [InlineData("nothing")]
    public async Task What_is_no_family_has_no_usage(string family)
    {
        await Register();
        Assert.Empty(await Registry.GetFamilyUsageAsync(family, 0, 10));
        Assert.False(await Registry.IsInUseAsync(family, 1));
    }

    [Fact]
    public async Task A_name_of_the_greatest_length_is_found_like_any_other()
    {
        string family = new('x', 255);
        await CreateCluster();
        await Register(family);
        await RunOne(family);
        Assert.True(await Registry.IsInUseAsync(family, 1));
        Assert.Single(Assert.Single(await Registry.GetFamilyUsageAsync(family, 0, 10)).Tasks);
    }

    [Fact]
    public async Task A_service_without_an_instance_could_not_replace_its_tasks()
    {
        await CreateCluster();
        await Register();
        await CreateService(count: 2);
        Wait(1);
        Assert.Empty((await Usage("web:1")).Broken);
        Settings = Settings with { SimulatedInstances = false };
        BrokenReference broken = Assert.Single((await Usage("web:1")).Broken);
        Assert.Equal((BrokenReferenceKind.NoInstance, Prefix + "service/default/svc"), (broken.Kind, broken.Arn));

        // Without tasks to replace nothing is broken.
        await UpdateService("desiredCount: 0");
        Assert.Empty((await Usage("web:1")).Broken);
    }

    [Fact]
    public async Task A_service_that_finds_no_room_is_broken()
    {
        Settings = Settings with { SimulatedInstances = false };
        await CreateCluster();
        await Register();
        await Registry.RegisterContainerInstanceAsync(Read<RegisterContainerInstanceRequest>(
            "{totalResources: [{name: 'CPU', type: 'INTEGER', integerValue: 32}, {name: 'MEMORY', type: 'INTEGER', integerValue: 4096}]}"));
        await CreateService(count: 3);
        Wait(1);
        BrokenReference broken = Assert.Single((await Usage("web:1")).Broken);
        Assert.Equal(BrokenReferenceKind.NoRoom, broken.Kind);
        Assert.StartsWith("Service svc has 2 of 3 tasks", broken.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web")]
    [InlineData("a-family-whose-name-is-so-long-that-it-stands-in-the-index-as-its-hash-and-not-as-itself")]
    public async Task Where_the_clock_was_put_back_users_of_what_is_gone_are_told(string family)
    {
        string name = family + ":1";
        await CreateCluster();
        await Register(family);
        await Register(family);
        ContainerTask task = await RunOne(name);
        await CreateService(definition: name, count: 1);
        Wait(1);
        await Deregister(name);
        await DeleteDefinition(name);
        Wait(60);
        await Stop(task.TaskArn!);
        await DeleteService(force: true);
        Wait(600);
        await RefusedClient("Unable to describe task definition.", async () => await Usage(name));

        await Host.SetRuntimeSettingsAsync(static s => s with { Clock = ClockSetting.TryParse("-00:10:30") });
        TaskDefinitionUsage usage = (await Registry.GetFamilyUsageAsync(family, 0, 10))[0];
        Assert.Equal((1, null, true), (usage.Revision, usage.Status, usage.InUse));
        Assert.Equal(
            new[] { Prefix + "service/default/svc", task.TaskArn }, usage.Broken.Select(static b => b.Arn));
        Assert.All(usage.Broken, static b => Assert.Equal(BrokenReferenceKind.RevisionGone, b.Kind));
        Assert.Equal("It is gone, but used by 1 service and 2 tasks.", usage.Reason);
        EcsException refusal = await RefusedClient("TaskDefinition not found.", () => UpdateService("desiredCount: 2"));
        Assert.StartsWith($"{name} is gone", refusal.Advice, StringComparison.Ordinal);
    }

    private async Task<TaskDefinitionUsage> Usage(string name) => await Registry.GetUsageAsync(name);
}

[StoreUnderTest("JsonStore")]
public sealed class UsageOnJsonStoreTests() : UsageConformance(onDisk: true);

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class UsageOnMemoryStoreTests() : UsageConformance(onDisk: false);

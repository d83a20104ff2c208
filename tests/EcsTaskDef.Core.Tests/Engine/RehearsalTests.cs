using System.Text.Json;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>A rehearsal is refused what the registry is refused, and leaves no trace.</summary>
public abstract class RehearsalSuite(bool onDisk) : WorkloadSuite(onDisk)
{
    // web:1 ACTIVE, web:2 INACTIVE, web:3 used by the service; cluster, service and a task of its own.
    public static TheoryData<string> Operations => new(s_operations.Keys);

    private static readonly Dictionary<string, Func<IRegistry, string, Task>> s_operations = new()
    {
        ["register"] = static async (r, _) =>
            await r.RegisterTaskDefinitionAsync(
                Read<RegisterTaskDefinitionRequest>("""{"family":"web","containerDefinitions":[{"name":"a","image":"b","memory":4}]}""")),
        ["register nothing"] = static async (r, _) =>
            await r.RegisterTaskDefinitionAsync(Read<RegisterTaskDefinitionRequest>("""{"family":"web"}""")),
        ["deregister"] = static async (r, _) => await r.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:1" }),
        ["deregister none"] = static async (r, _) => await r.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:9" }),
        ["delete"] = static async (r, _) => Demand(await r.DeleteManyAsync(["web:2"])),
        ["delete an ACTIVE one"] = static async (r, _) => Demand(await r.DeleteManyAsync(["web:1"])),
        ["tag"] = static async (r, _) =>
            await r.TagResourceAsync(new() { ResourceArn = Prefix + "task-definition/web:1", Tags = [new Tag { Key = "a", Value = "b" }] }),
        ["tag none"] = static async (r, _) =>
            await r.TagResourceAsync(new() { ResourceArn = Prefix + "task-definition/web:9", Tags = [new Tag { Key = "a", Value = "b" }] }),
        ["restore"] = static async (r, _) => await r.RestoreFamilyAsync("new", 7, []),
        ["restore over"] = static async (r, _) => await r.RestoreFamilyAsync("web", 7, []),
        ["create cluster"] = static async (r, _) => await r.CreateClusterAsync(new() { ClusterName = "other" }),
        ["delete cluster"] = static async (r, _) => await r.DeleteClusterAsync(new() { Cluster = "default" }),
        ["create service"] = static async (r, _) =>
            await r.CreateServiceAsync(new() { ServiceName = "two", TaskDefinition = "web:1", DesiredCount = 2 }),
        ["create service on INACTIVE"] = static async (r, _) =>
            await r.CreateServiceAsync(new() { ServiceName = "two", TaskDefinition = "web:2", DesiredCount = 1 }),
        ["update service"] = static async (r, _) =>
            await r.UpdateServiceAsync(new() { Service = "svc", TaskDefinition = "web:1", DesiredCount = 3 }),
        ["update none"] = static async (r, _) => await r.UpdateServiceAsync(new() { Service = "none", DesiredCount = 3 }),
        ["delete service"] = static async (r, _) => await r.DeleteServiceAsync(new() { Service = "svc", Force = true }),
        ["delete busy service"] = static async (r, _) => await r.DeleteServiceAsync(new() { Service = "svc" }),
        ["run"] = static async (r, _) => await r.RunTaskAsync(new() { TaskDefinition = "web:1", Count = 2 }),
        ["run INACTIVE"] = static async (r, _) => await r.RunTaskAsync(new() { TaskDefinition = "web:2" }),
        ["stop"] = static async (r, task) => await r.StopTaskAsync(new() { Task = task }),
        ["stop none"] = static async (r, _) => await r.StopTaskAsync(new() { Task = new string('0', 32) }),
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_it_refuses_is_refused_and_nothing_happened(string operation)
    {
        string task = await SetUp();
        string before = await Everything();
        string rehearsed = await OutcomeOf(() => s_operations[operation](Registry.Rehearsal, task));
        Assert.Equal(before, await Everything());
        Reopen();
        Assert.Equal(before, await Everything());

        Assert.Equal(await OutcomeOf(() => s_operations[operation](Registry, task)), rehearsed);
        Assert.Equal(rehearsed.Length == 0, before != await Everything());
    }

    [Fact]
    public async Task More_removals_than_one_change_takes_do_not_hold_it_up()
    {
        RemovalDelay = TimeSpan.FromHours(1);
        const int Many = 1001;
        IReadOnlyList<ArchivedRevision> revisions = [.. Enumerable.Range(1, Many).Select(static n => new ArchivedRevision
        {
            TaskDefinition = new TaskDefinitionDocument(System.Text.Encoding.UTF8.GetBytes(
                $$"""{"family":"old","revision":{{n}},"status":"DELETE_IN_PROGRESS","registeredAt":1"""
                    + $$""","containerDefinitions":[{"name":"a","image":"b"}]}""")),
        })];
        await Registry.RestoreFamilyAsync("old", 0, revisions);
        Wait(3601);
        Assert.Empty(await Registry.Rehearsal.ReadFamilyAsync("old", 0, 10));
        await RefusedClient(null, async () => await Registry.Rehearsal.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "old:1" }));
    }

    private async Task<string> SetUp()
    {
        for (int i = 0; i < 3; i++) await Register();
        await Deregister("web:2");
        await CreateCluster();
        await CreateService(definition: "web:3");
        return NameOf((await RunOne("web:3")).TaskArn!);
    }

    private static void Demand(IReadOnlyList<RevisionOutcome> outcomes)
    {
        if (outcomes[0].Error is { } refusal) throw refusal;
    }

    private static async Task<string> OutcomeOf(Func<Task> operation)
    {
        try
        {
            await operation();
            return "";
        }
        catch (EcsException refusal)
        {
            return $"{refusal.Code}: {refusal.Message} {refusal.Advice} {refusal.JsonPath}";
        }
    }

    private async Task<string> Everything() =>
        string.Join("\n", (await Registry.GetHistoryAsync(new HistoryQuery { IncludeRuntime = true })).Records)
        + JsonSerializer.Serialize((await Host.DescribeAsync()).Regions);
}

[Trait("Category", "Fast")]
public sealed class MemoryRehearsalTests() : RehearsalSuite(onDisk: false);

public sealed class DiskRehearsalTests() : RehearsalSuite(onDisk: true);

using System.Diagnostics;
using EcsTaskDef.Core.Tests.Engine;
using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Core.Tests.Planning;

/// <summary>Many revisions in one change, and families kept short, with tasks that hold on to some of them.</summary>
public abstract class CleanupSuite(bool onDisk) : WorkloadSuite(onDisk)
{
    [Fact]
    public async Task A_batch_deregisters_what_it_can_and_says_what_became_of_each()
    {
        for (int i = 0; i < 3; i++) await Register();
        IReadOnlyList<RevisionOutcome> outcomes = await Registry.DeregisterManyAsync(
            ["web:1", "web", "web:9", "web:1", Prefix + "task-definition/web:3", ""]);
        Assert.Equal(["web:1", "web", "web:9", "web:1", Prefix + "task-definition/web:3", ""], outcomes.Select(static o => o.Input));
        Assert.Equal(
            [null, "InvalidParameterException", "ClientException", null, null, "InvalidParameterException"],
            outcomes.Select(static o => o.Error?.Code));
        Assert.Equal("ACTIVE", outcomes[0].TaskDefinition!.Value.PreviousStatus);
        Assert.Null(outcomes[0].TaskDefinition!.Value.DeregisteredAt);
        Assert.Equal("INACTIVE", outcomes[3].TaskDefinition!.Value.PreviousStatus);
        Assert.NotNull(outcomes[3].TaskDefinition!.Value.DeregisteredAt);
        Assert.Equal("web:2", await ListDefinitions());
    }

    [Fact]
    public async Task A_batch_that_stops_at_an_error_keeps_what_came_before_it()
    {
        for (int i = 0; i < 3; i++) await Register();
        IReadOnlyList<RevisionOutcome> outcomes = await Registry.DeregisterManyAsync(["web:1", "web:9", "web:2"], stopAtFirstError: true);
        Assert.Equal(["web:1", "web:9"], outcomes.Select(static o => o.Input));
        Assert.Equal("web:2 web:3", await ListDefinitions());
    }

    [Fact]
    public async Task A_batch_deletes_more_than_ten_with_ECSs_reasons_for_what_it_cannot()
    {
        for (int i = 0; i < 25; i++) await Register();
        string[] names = Enumerable.Range(1, 24).Select(static n => $"web:{n}").ToArray();
        await Registry.DeregisterManyAsync(names);
        IReadOnlyList<RevisionOutcome> outcomes = await Registry.DeleteManyAsync([.. names, "web:25", "web:99", "web", "web:1"]);
        Assert.Equal(24, outcomes.Count(static o => o.TaskDefinition?.Value.Status == "DELETE_IN_PROGRESS"));
        Assert.Equal(
            [SR.DeleteActive, SR.DeleteUnknown, SR.DeleteInvalid, null],
            outcomes.Skip(24).Select(static o => o.Error?.Message));
    }

    [Fact]
    public async Task Of_a_thousand_with_forty_in_use_exactly_the_right_ones_stay()
    {
        await Fill("web", 1000);
        int[] used = Enumerable.Range(1, 40).Select(static n => n * 20).ToArray();
        foreach (int revision in used) await RunOne($"web:{revision}");

        FamilyLimit limit = new() { Keep = 5, Delete = true, KeepInactive = 100 };
        IReadOnlyList<FamilyLimitItem> plan = await Registry.PlanLimitAsync("web", limit);
        Assert.Equal(1000, plan.Count);
        IReadOnlyList<FamilyLimitItem> done = await Registry.ApplyLimitAsync("web", limit, plan);

        int[] active = used.Concat(Enumerable.Range(996, 5)).Order().ToArray();
        int[] dropped = Enumerable.Range(1, 1000).Except(active).ToArray();
        Assert.Equal(Names(active), await Listed("ACTIVE"));
        Assert.Equal(Names(dropped[^100..]), await Listed("INACTIVE"));
        Assert.Equal(Names(dropped[..^100]), await Listed("DELETE_IN_PROGRESS"));
        Assert.Equal(dropped.Reverse(), done.Select(static item => item.Revision));
        Assert.Equal(["INACTIVE", "DELETE_IN_PROGRESS"], done.Select(static item => item.Status).Distinct());
        Assert.Equal(40, plan.Count(static item => item.Reason == FamilyLimitReason.InUse));
        Assert.Empty(await Registry.ApplyLimitAsync("web", limit, await Registry.PlanLimitAsync("web", limit)));
    }

    [Fact]
    public async Task What_came_into_use_after_the_plan_stays_and_so_does_what_the_plan_did_not_name()
    {
        await CreateCluster();
        for (int i = 0; i < 4; i++) await Register();
        FamilyLimit limit = new() { Keep = 1 };
        IReadOnlyList<FamilyLimitItem> plan = await Registry.PlanLimitAsync("web", limit);
        await RunOne("web:2");
        await Register();
        Assert.Equal(["web:3", "web:1"], (await Registry.ApplyLimitAsync("web", limit, plan)).Select(static item => item.ToString()));
        Assert.Equal("web:2 web:4 web:5", await ListDefinitions());
    }

    [Fact]
    public async Task A_family_that_is_not_there_has_no_plan()
    {
        Assert.Empty(await Registry.PlanLimitAsync("none", new FamilyLimit { Keep = 1 }));
        Assert.Empty(await Registry.PlanLimitAsync("no such:name", new FamilyLimit { Keep = 1 }));
    }

    private static string Names(IEnumerable<int> revisions) => string.Join(" ", revisions.Select(static n => $"web:{n}"));

    private async Task<string> Listed(string status)
    {
        List<string> arns = [];
        string? next = null;
        do
        {
            var page = await Registry.ListTaskDefinitionsAsync(new() { Status = status, NextToken = next });
            arns.AddRange(page.TaskDefinitionArns);
            next = page.NextToken;
        }
        while (next is not null);
        return string.Join(" ", arns.Select(NameOf));
    }

    private async Task Fill(string family, int count)
    {
        await CreateCluster();
        for (int i = 0; i < count; i++) await Register(family);
    }
}

[Collection("cleanup")]
[Trait("Category", "Fast")]
public sealed class MemoryCleanupTests() : CleanupSuite(onDisk: false);

[Collection("cleanup")]
public sealed class DiskCleanupTests() : CleanupSuite(onDisk: true);

/// <summary>A process that limits families is killed: each is untouched or finished, and a second run does the rest.</summary>
public sealed class LimitProcessTests : IDisposable
{
    private const int Families = 12;
    private const int Revisions = 1000;
    private const int Keep = 5;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_kill_leaves_each_family_untouched_or_finished()
    {
        using (Shop shop = new(_folder.Location))
        {
            for (int i = 0; i < Families; i++) await shop.RegisterMany($"family{i:D2}", Revisions);
        }

        Random random = new(4711);
        int kills = 0, between = 0;
        for (int run = 0; await Untouched() > 0; run++)
        {
            // Killed a moment after its first family, it is in the middle of another one.
            string log = Path.Combine(_folder.Root, $"done-{run}");
            using Process worker = Start(log);
            while (!worker.WaitForExit(1) && !(File.Exists(log) && new FileInfo(log).Length > 0))
            {
                // Not yet.
            }

            if (!worker.WaitForExit(random.Next(1, 60)))
            {
                worker.Kill();
                kills++;
            }

            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (await Untouched() is > 0 and < Families) between++;
        }

        Assert.Equal(0, await Untouched());
        Assert.True(kills > 0, "no process was killed");
        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills, {between} of them with some families finished and others not");
    }

    // Every family is as it was or as it should be: nothing in between.
    private async Task<int> Untouched()
    {
        using Shop shop = new(_folder.Location);
        int untouched = 0;
        for (int i = 0; i < Families; i++)
        {
            string name = $"family{i:D2}";
            FamilyFact fact = (await shop.Region.ReadAsync(view => view.GetFamily(name), TestContext.Current.CancellationToken))!;
            var counts = (fact.ActiveCount, fact.InactiveCount, fact.DeleteInProgressCount);
            if (counts == (Revisions, 0, 0)) untouched++;
            else Assert.Equal((Keep, 10, Revisions - Keep - 10), counts);
        }

        return untouched;
    }

    private Process Start(string log) =>
        Process.Start(Programs.StoreWorker("limit", "store=" + _folder.Location, $"keep={Keep}", "log=" + log))!;
}

using EcsTaskDef.Remote.Tests.Hosting;

namespace EcsTaskDef.Remote.Tests;

/// <summary>
/// What a registry of ours has beyond ECS's operations, put together from them: the same answers as the engine gives, on the same content.
/// </summary>
public sealed class BeyondTests : IDisposable
{
    private const string Region = "eu-west-1";

    private static readonly RegistrationOptions s_ifChanged = new() { IfChanged = true };

    private readonly TestClock _clock = new();
    private readonly SignedServer _server;
    private readonly RemoteRegistryHost _host;

    public BeyondTests()
    {
        _server = new SignedServer(_clock, null, static settings => settings with { SimulatedInstances = true }, Remotes.User);
        _host = Remotes.Open(_server.Address);
    }

    private IRegistry Remote => _host.GetRegistry(Region, Remotes.User);

    private IRegistry Local => _server.Store.GetRegistry(Region, Remotes.User);

    public void Dispose()
    {
        _host.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Nothing_is_registered_when_nothing_changed()
    {
        Assert.True((await RegisterAsync("web", "busybox:1", s_ifChanged)).Registered);
        RegistrationResult same = await RegisterAsync("web", "busybox:1", s_ifChanged);
        Assert.False(same.Registered);
        Assert.Equal(1, same.TaskDefinition.Value.Revision);
        Assert.True((await RegisterAsync("web", "busybox:2", s_ifChanged)).Registered);
        Assert.Equal(2, (await Local.GetFamilyAsync("web", Stop))!.LatestRevision);
    }

    [Fact]
    public async Task A_role_by_its_name_is_the_same_as_by_its_ARN()
    {
        RegisterTaskDefinitionRequest request = FaultTests.Request("web", "busybox:1") with { TaskRoleArn = "app" };
        Assert.True((await Remote.RegisterAsync(request, s_ifChanged, Stop)).Registered);
        Assert.False((await Remote.RegisterAsync(request, s_ifChanged, Stop)).Registered);
    }

    [Fact]
    public async Task Tags_are_taken_over()
    {
        await Remote.RegisterAsync(FaultTests.Request("web", "busybox:1") with { Tags = [Tag("a", "1"), Tag("b", "2")] }, new(), Stop);
        RegistrationResult next = await Remote.RegisterAsync(
            FaultTests.Request("web", "busybox:2") with { Tags = [Tag("b", "3")] }, new() { CopyTags = true }, Stop);
        Assert.Equal("a=1 b=3", string.Join(' ', next.Tags!));
    }

    [Fact]
    public async Task A_batch_registers_in_order_and_reports_each()
    {
        IReadOnlyList<RegistrationOutcome> outcomes = await Remote.RegisterManyAsync(
            [
                FaultTests.Request("web", "busybox:1"), FaultTests.Request("api", "busybox:1"), FaultTests.Request("w e b", "busybox:1"),
                FaultTests.Request("web", "busybox:2"),
            ],
            new(), cancellationToken: Stop);
        Assert.Equal(
            ["web:1", "api:1", "ClientException", "web:2"],
            outcomes.Select(static one => one.Error?.Code ?? one.Result!.TaskDefinition.Value.ToString()));
        outcomes = await Remote.RegisterManyAsync(
            [FaultTests.Request("w e b", "busybox:1"), FaultTests.Request("web", "busybox:3")], new(), true, Stop);
        Assert.Equal(EcsErrorCodes.Client, Assert.Single(outcomes).Error?.Code);
    }

    [Fact]
    public async Task Many_are_deregistered_and_deleted_with_each_outcome_told()
    {
        await FillAsync("web", 25);
        string[] names = [.. Enumerable.Range(1, 25).Select(static n => $"web:{n}")];
        IReadOnlyList<RevisionOutcome> outcomes = await Remote.DeregisterManyAsync([.. names.Take(24), "web:99"], cancellationToken: Stop);
        Assert.Equal(24, outcomes.Count(static one => one.TaskDefinition?.Value.Status == "INACTIVE"));
        Assert.NotNull(outcomes[24].Error);
        outcomes = await Remote.DeleteManyAsync(["web:1", .. names, "web:2"], cancellationToken: Stop);
        Assert.Equal(24, outcomes.Count(static one => one.TaskDefinition is not null));
        RevisionOutcome refused = Assert.Single(outcomes, static one => one.Error is not null);
        Assert.Equal("web:25", refused.Input);
        Assert.Equal(24, (await Local.GetFamilyAsync("web", Stop))!.DeleteInProgressCount);
    }

    [Fact]
    public async Task Families_are_summed_up_as_the_engine_does()
    {
        await FillAsync("web", 3);
        await FillAsync("api", 1);
        await FillAsync("idle", 1);
        await Local.DeregisterManyAsync(["web:1", "idle:1"], cancellationToken: Stop);
        Assert.Equal(Text(await Local.GetFamiliesAsync(null, null, null, 10, Stop)),
            Text(await Remote.GetFamiliesAsync(null, null, null, 10, Stop)));
        Assert.Equal(
            Text(await Local.GetFamiliesAsync(null, "ACTIVE", "api", 10, Stop)),
                Text(await Remote.GetFamiliesAsync(null, "ACTIVE", "api", 10, Stop)));
        Assert.Equal(["api"], (await Remote.GetFamiliesAsync(null, null, null, 1, Stop)).Select(static one => one.Family));
        Assert.Null(await Remote.GetFamilyAsync("nobody", Stop));

        static string Text(IReadOnlyList<FamilySummary> families) => string.Join('\n', families.Select(static one =>
            $"{one.Family} {one.Status} {one.LatestActiveRevision} {one.LatestRevision} {one.ActiveCount} {one.InactiveCount}"));
    }

    [Fact]
    public async Task The_newest_revisions_and_the_archive_are_the_engines()
    {
        await FillAsync("web", 12);
        await Local.DeregisterManyAsync(["web:11"], cancellationToken: Stop);
        Assert.Equal(
            await Local.GetNewestRevisionsAsync("web", "1", ["ACTIVE", "INACTIVE"], 3, Stop),
            await Remote.GetNewestRevisionsAsync("web", "1", ["ACTIVE", "INACTIVE"], 3, Stop));
        IReadOnlyList<ArchivedRevision> here = await Local.ReadFamilyAsync("web", 5, 4, Stop),
            there = await Remote.ReadFamilyAsync("web", 5, 4, Stop);
        Assert.Equal(
            here.Select(static one => Convert.ToHexString(one.TaskDefinition.Utf8Json.Span)),
            there.Select(static one => Convert.ToHexString(one.TaskDefinition.Utf8Json.Span)));
    }

    [Fact]
    public async Task Who_uses_a_revision_is_seen_through_ECS_own_operations()
    {
        await FillAsync("web", 3);
        await Local.CreateClusterAsync(new() { ClusterName = "default" }, Stop);
        await Local.CreateServiceAsync(new() { ServiceName = "shop", TaskDefinition = "web:1", DesiredCount = 2 }, Stop);
        await Local.RunTaskAsync(new() { TaskDefinition = "web:2" }, Stop);
        _clock.Advance(TimeSpan.FromSeconds(1));
        foreach (string name in new[] { "web:1", "web:2", "web:3" })
        {
            TaskDefinitionUsage here = await Local.GetUsageAsync(name, Stop), there = await Remote.GetUsageAsync(name, Stop);
            Assert.Equal(Text(here), Text(there));
        }

        Assert.True(await Remote.IsInUseAsync("web", 2, Stop));
        Assert.False(await Remote.IsInUseAsync("web", 3, Stop));
        Assert.Equal(3, (await Remote.GetFamilyUsageAsync("web", 0, 10, Stop)).Count);

        static string Text(TaskDefinitionUsage one) => string.Join(
            '\n', one.TaskDefinitionArn, one.Status, one.InUse, one.CanDelete, one.CanDeregister, one.Reason,
            string.Join(' ', one.Services.Select(static use => $"{use.ServiceArn} {use.Deployment} {use}")),
            string.Join(' ', one.Tasks.Select(static use => $"{use.TaskArn} {use.LastStatus} {use.Service} {use.Deployment}").Order()));
    }

    [Fact]
    public async Task A_limit_plans_as_the_engine_does_and_does_what_the_plan_says()
    {
        await FillAsync("web", 8);
        await Local.CreateClusterAsync(new() { ClusterName = "default" }, Stop);
        await Local.CreateServiceAsync(new() { ServiceName = "shop", TaskDefinition = "web:2", DesiredCount = 1 }, Stop);
        await Local.DeregisterManyAsync(["web:1"], cancellationToken: Stop);
        foreach (FamilyLimit limit in new FamilyLimit[]
        {
            new() { Keep = 3 }, new() { Keep = 2, Delete = true }, new() { Keep = 1, Delete = true, KeepInactive = 2 },
        })
            Assert.Equal(await Local.PlanLimitAsync("web", limit, Stop), await Remote.PlanLimitAsync("web", limit, Stop));

        FamilyLimit wanted = new() { Keep = 2, Delete = true };
        IReadOnlyList<FamilyLimitItem> plan = await Remote.PlanLimitAsync("web", wanted, Stop);
        IReadOnlyList<FamilyLimitItem> done = await Remote.ApplyLimitAsync("web", wanted, plan, Stop);
        Assert.Equal("web:6 web:5 web:4 web:3 web:1", string.Join(' ', done));
        Assert.All(done, static one => Assert.Equal("DELETE_IN_PROGRESS", one.Status));
        FamilySummary family = (await Local.GetFamilyAsync("web", Stop))!;
        Assert.Equal((3, 0, 5), (family.ActiveCount, family.InactiveCount, family.DeleteInProgressCount));
    }

    [Fact]
    public async Task Usage_that_cannot_be_seen_whole_lets_nothing_be_dropped()
    {
        await FillAsync("web", 3);
        await Local.CreateClusterAsync(new() { ClusterName = "default" }, Stop);
        using FaultProxy proxy = new(
            _server.Address, static operation => operation == "ListTasks" ? WireFault.AccessDenied : WireFault.None);
        using RemoteRegistryHost host = Remotes.Open(proxy.Address);
        IRegistry registry = host.GetRegistry(Region, Remotes.User);
        FamilyLimit limit = new() { Keep = 1 };
        IReadOnlyList<FamilyLimitItem> plan = await Remote.PlanLimitAsync("web", limit, Stop);
        EcsException error = await Assert.ThrowsAsync<EcsException>(async () => await registry.ApplyLimitAsync("web", limit, plan, Stop));
        Assert.Equal("UsageIncomplete", error.Code);
        Assert.Contains("tasks of cluster default", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await Local.GetFamilyAsync("web", Stop))!.ActiveCount);
        TaskDefinitionUsage usage = await registry.GetUsageAsync("web:1", Stop);
        Assert.False(usage.CanDeregister);
        Assert.NotEmpty(usage.Missing);
    }

    [Fact]
    public async Task A_rehearsal_changes_nothing_and_refuses_what_would_be_refused()
    {
        await FillAsync("web", 1);
        IRegistry rehearsal = Remote.Rehearsal;
        await rehearsal.RegisterTaskDefinitionAsync(FaultTests.Request("web", "busybox:9"), Stop);
        Assert.Null((await rehearsal.DeregisterManyAsync(["web:1"], cancellationToken: Stop))[0].Error);
        Assert.NotNull((await rehearsal.DeregisterManyAsync(["web:7"], cancellationToken: Stop))[0].Error);
        Assert.NotNull((await rehearsal.DeleteManyAsync(["web:1"], cancellationToken: Stop))[0].Error);
        await Assert.ThrowsAsync<EcsException>(
            async () => await rehearsal.RegisterTaskDefinitionAsync(FaultTests.Request("w e b", "busybox:9"), Stop));
        Assert.Equal(1, (await Local.GetFamilyAsync("web", Stop))!.ActiveCount);
        Assert.Equal(1, (await Local.GetFamilyAsync("web", Stop))!.LatestRevision);
    }

    [Fact]
    public async Task What_only_a_store_has_says_so_in_one_sentence()
    {
        EcsException history = await Assert.ThrowsAsync<EcsException>(async () => await Remote.GetHistoryAsync(new(), null, Stop));
        Assert.Equal("NotAvailableHere", history.Code);
        Assert.StartsWith("A history is not available at http://127.0.0.1:", history.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<EcsException>(async () => await Remote.RestoreFamilyAsync("web", 0, [], Stop));
        Assert.Throws<EcsException>(() => _host.Optimize(Region, true, Stop));
        await Assert.ThrowsAsync<EcsException>(async () => await _host.SetRemovalDelayAsync(TimeSpan.Zero, Stop));
    }

    [Fact]
    public async Task The_account_of_an_endpoint_comes_from_what_it_answers()
    {
        Assert.Equal(RegistryHostOptions.DefaultAccount, Remote.Account);
        Assert.Equal(RegistryHostOptions.DefaultAccount, _host.Account);
        using RemoteRegistryHost other = Remotes.Open(_server.Address);
        Assert.Equal("", other.Account);
        await Remote.ListClustersAsync(new(), Stop);
    }

    [Fact]
    public async Task Long_work_reports_how_far_it_is()
    {
        await FillAsync("web", 12);
        await Local.CreateClusterAsync(new() { ClusterName = "default" }, Stop);
        await Local.RunTaskAsync(new() { TaskDefinition = "web:2", Count = 3 }, Stop);
        _clock.Advance(TimeSpan.FromSeconds(1));
        List<StoreProgress> heard = [];
        using RemoteRegistryHost host = new(Remotes.Options(RegistryLocation.Parse(_server.Address.AbsoluteUri)) with
        {
            Key = static () => new AccessKey(Remotes.User, SignedServer.Secret, null), Progress = new Heard(heard),
        });
        IRegistry registry = host.GetRegistry(Region, Remotes.User);
        FamilyLimit limit = new() { Keep = 2 };
        await registry.ApplyLimitAsync("web", limit, await registry.PlanLimitAsync("web", limit, Stop), Stop);
        Assert.Equal((3L, 3L), Last(StoreWork.FindingUsers));
        Assert.Equal((12L, 12L), Last(StoreWork.Describing));
        Assert.Equal((9L, 9L), Last(StoreWork.ChangingOneByOne));

        (long, long) Last(StoreWork work) =>
            heard.Where(one => one.Work == work && one.Region == Region).Select(static one => (one.Done, one.Total)).Max();
    }

    [Fact]
    public async Task A_definition_that_was_described_is_not_asked_for_again_unless_its_state_changed()
    {
        await FillAsync("web", 40);
        using FaultProxy proxy = new(_server.Address, static _ => WireFault.None);
        using RemoteRegistryHost host = Remotes.Open(proxy.Address);
        IRegistry registry = host.GetRegistry(Region, Remotes.User);
        IDescribesMany many = (IDescribesMany)registry;
        Assert.Equal(40, await DescribedAsync("ACTIVE", withTags: false));
        Assert.Equal(0, await DescribedAsync("ACTIVE", withTags: false));

        // Tags may have changed; a state that changed elsewhere is in another list.
        Assert.Equal(40, await DescribedAsync("ACTIVE", withTags: true));
        await Local.DeregisterManyAsync(["web:7", "web:9"], cancellationToken: Stop);
        Assert.Equal(0, await DescribedAsync("ACTIVE", withTags: false));
        Assert.Equal(2, await DescribedAsync("INACTIVE", withTags: false));
        Assert.Equal(0, await DescribedAsync("INACTIVE", withTags: false));

        async Task<int> DescribedAsync(string status, bool withTags)
        {
            ListTaskDefinitionsResponse listed = await registry.ListTaskDefinitionsAsync(new() { Status = status }, Stop);
            int before = proxy.Asked.Count(static one => one.Operation == "DescribeTaskDefinition");
            IReadOnlyList<DescribeTaskDefinitionResponse?> answers =
                await many.DescribeManyAsync(listed.TaskDefinitionArns, withTags, Stop);
            Assert.Equal(listed.TaskDefinitionArns, answers.Select(static one => one!.TaskDefinition.Value.TaskDefinitionArn));
            Assert.All(answers, one => Assert.Equal(status, one!.TaskDefinition.Value.Status));
            return proxy.Asked.Count(static one => one.Operation == "DescribeTaskDefinition") - before;
        }
    }

    [Fact]
    public async Task A_page_of_an_archive_is_full_though_revisions_vanish_meanwhile()
    {
        await FillAsync("web", 12);
        using FaultProxy proxy = new(_server.Address, operation =>
        {
            // Between the list and the description.
            if (operation == "DescribeTaskDefinition") Vanish("web:1", "web:3");
            return WireFault.None;
        });
        using RemoteRegistryHost host = Remotes.Open(proxy.Address);
        IReadOnlyList<ArchivedRevision> page = await host.GetRegistry(Region, Remotes.User).ReadFamilyAsync("web", 0, 5, Stop);
        Assert.Equal([2, 4, 5, 6, 7], page.Select(static one => one.TaskDefinition.Value.Revision!.Value));

        void Vanish(params string[] names)
        {
            lock (_clock)
            {
                if (Local.GetFamilyAsync("web", Stop).AsTask().GetAwaiter().GetResult()!.ActiveCount < 12) return;
                Local.DeregisterManyAsync(names, cancellationToken: Stop).AsTask().GetAwaiter().GetResult();
                Local.DeleteManyAsync(names, cancellationToken: Stop).AsTask().GetAwaiter().GetResult();
                _clock.Advance(TimeSpan.FromHours(1));
            }
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Tag Tag(string key, string value) => new() { Key = key, Value = value };

    private async Task FillAsync(string family, int count)
    {
        for (int i = 0; i < count; i++) await Local.RegisterTaskDefinitionAsync(FaultTests.Request(family, $"busybox:{i}"), Stop);
    }

    private ValueTask<RegistrationResult> RegisterAsync(string family, string image, RegistrationOptions options) =>
        Remote.RegisterAsync(FaultTests.Request(family, image), options, Stop);

    private sealed class Heard(List<StoreProgress> all) : IProgress<StoreProgress>
    {
        public void Report(StoreProgress value)
        {
            lock (all) all.Add(value);
        }
    }
}

using EcsTaskDef.Engine;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Planning;
using EcsTaskDef.Remote.Tests.Hosting;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Remote.Tests;

/// <summary>Copies of a registry at the other end of a wire: the same bytes, the same users, the same plans.</summary>
public sealed partial class CopyTests : IDisposable
{
    private const string Region = "eu-west-1";

    private readonly TestClock _clock = new();
    private readonly SignedServer _server;
    private readonly FaultProxy _proxy;
    private readonly RemoteRegistryHost _host;
    private readonly RegistryHost _copyHost;

    public CopyTests()
    {
        _server = new SignedServer(_clock, null, Settings, Remotes.User);
        _proxy = new FaultProxy(_server.Address, static _ => WireFault.None);
        _host = Remotes.Open(_proxy.Address, isReadOnly: true);
        _copyHost = new RegistryHost(new MemoryStore(), _clock, null, Settings);
    }

    private static RuntimeSettings Settings(RuntimeSettings settings) => settings with { SimulatedInstances = true };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IRegistry Remote => _host.GetRegistry(Region, Remotes.User);

    private IRegistry Source => _server.Store.GetRegistry(Region, Remotes.User);

    private IRegistry Copy => _copyHost.GetRegistry(Region, "somebody else");

    public void Dispose()
    {
        _host.Dispose();
        _proxy.Dispose();
        _server.Dispose();
        _copyHost.Dispose();
    }

    [Fact]
    public async Task Everything_is_in_the_copy_byte_for_byte_as_ECS_answers_it()
    {
        await FillAsync("web", 5);
        await FillAsync("api", 2);
        await Source.TagResourceAsync(new() { ResourceArn = await ArnAsync("web:2"), Tags = [Tag("a", "1"), Tag("b", "")] }, Stop);
        _clock.Advance(TimeSpan.FromHours(1));
        await Source.DeregisterManyAsync(["web:1", "web:4"], cancellationToken: Stop);
        RegistryCopy copy = await CopyAsync();
        Assert.Equal((2, 7, 7, 0), (copy.FamilyCount, copy.RevisionCount, copy.AddedCount, copy.ChangedCount));
        Assert.Equal(await TextAsync(Source), await TextAsync(Copy));
        Assert.Equal(6, (await RegisterAsync(Copy, "web")).Revision);
    }

    [Fact]
    public async Task A_second_run_brings_the_copy_up_to_date_and_writes_nothing_else()
    {
        await FillAsync("web", 5);
        await CopyAsync();
        long changes = await ChangesAsync();
        RegistryCopy same = await CopyAsync();
        Assert.Equal((5, 0, 0), (same.RevisionCount, same.AddedCount, same.ChangedCount));
        Assert.Equal(changes, await ChangesAsync());
        _clock.Advance(TimeSpan.FromMinutes(1));
        await FillAsync("web", 1);
        await Source.DeregisterManyAsync(["web:1"], cancellationToken: Stop);
        await Source.TagResourceAsync(new() { ResourceArn = await ArnAsync("web:2"), Tags = [Tag("a", "1")] }, Stop);
        RegistryCopy next = await CopyAsync();
        Assert.Equal((6, 1, 2), (next.RevisionCount, next.AddedCount, next.ChangedCount));
        Assert.Equal(await TextAsync(Source), await TextAsync(Copy));
    }

    [Fact]
    public async Task What_is_gone_at_the_source_goes_in_the_copy()
    {
        await FillAsync("web", 4);
        await CopyAsync();
        await Source.DeregisterManyAsync(["web:1", "web:2"], cancellationToken: Stop);
        await Source.DeleteManyAsync(["web:1"], cancellationToken: Stop);
        _clock.Advance(TimeSpan.FromHours(1));
        RegistryCopy copy = await CopyAsync();
        Assert.Equal(1, copy.RemovedCount);
        Assert.Equal(await TextAsync(Source), await TextAsync(Copy));
        Assert.Equal(0, (await CopyAsync()).AddedCount);
    }

    [Fact]
    public async Task What_was_changed_in_the_copy_stays_and_is_named()
    {
        await FillAsync("web", 4);
        await CopyAsync();
        await Copy.DeregisterManyAsync(["web:1", "web:2"], cancellationToken: Stop);
        await Copy.DeleteManyAsync(["web:2"], cancellationToken: Stop);
        _clock.Advance(TimeSpan.FromHours(1));
        await RegisterAsync(Copy, "web");
        _clock.Advance(TimeSpan.FromHours(1));
        await FillAsync("web", 1);
        RegistryCopy copy = await CopyAsync();
        Assert.Equal(["web:1", "web:2", "web:5"], copy.Diverged.Order());
        Assert.Equal((0, 0, 0), (copy.AddedCount, copy.ChangedCount, copy.RemovedCount));
        Assert.Equal(3, (await Copy.GetFamilyAsync("web", Stop))!.ActiveCount);
    }

    [Fact]
    public async Task A_run_that_was_stopped_goes_on_with_what_is_missing()
    {
        await FillAsync("web", 700);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await RegistryCopier.RunAsync(
            Options() with { Progress = new Heard(progress => stop.Cancel()) }, stop.Token));
        int first = (await Copy.GetFamilyAsync("web", Stop))!.ActiveCount;
        Assert.InRange(first, 1, 699);
        RegistryCopy rest = await CopyAsync();
        Assert.Equal(700 - first, rest.AddedCount);
        Assert.Equal(await TextAsync(Source), await TextAsync(Copy));
    }

    [Fact]
    public async Task Families_and_states_are_chosen()
    {
        await FillAsync("web", 3);
        await FillAsync("webshop", 1);
        await FillAsync("api", 1);
        await Source.DeregisterManyAsync(["web:1"], cancellationToken: Stop);
        CopyOptions options = Options() with
        {
            FamilyPrefix = "web", WantsFamily = static name => name == "web", Statuses = [TaskDefinitionStatuses.Active],
        };
        Assert.Equal(2, (await RegistryCopier.RunAsync(options, Stop)).AddedCount);
        Assert.Equal(["web"], (await Copy.GetFamiliesAsync(null, null, null, 10, Stop)).Select(static one => one.Family));

        // A number that was left out may still come.
        Assert.Equal(1, (await RegistryCopier.RunAsync(options with { Statuses = TaskDefinitionStatuses.All }, Stop)).AddedCount);
        Assert.Equal(1, (await Copy.GetFamilyAsync("web", Stop))!.InactiveCount);
    }

    [Fact]
    public async Task Nothing_but_look_ups_reaches_the_source()
    {
        await FillAsync("web", 3);
        await RunWorkloadsAsync();
        await CopyAsync(withRuntime: true);
        Assert.All(_proxy.Reached, static operation => Assert.Matches("^(List|Describe)", operation));
    }

    [Fact]
    public async Task The_copy_answers_usage_and_plans_as_the_source_does()
    {
        await FillAsync("web", 8);
        await FillAsync("api", 3);
        await RunWorkloadsAsync();
        RegistryCopy copy = await CopyAsync(withRuntime: true);
        Assert.Equal((2, 2, 6), (copy.ClusterCount, copy.ServiceCount, copy.TaskCount));
        await AssertSameUsageAsync();

        // And after a change, a second time.
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Source.UpdateServiceAsync(new() { Service = "shop", TaskDefinition = "web:5", DesiredCount = 1 }, Stop);
        await Source.DeleteServiceAsync(new() { Service = "gate", Cluster = "blue", Force = true }, Stop);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await CopyAsync(withRuntime: true);
        await AssertSameUsageAsync();
    }

    [Fact]
    public async Task What_runs_is_described_as_at_the_source()
    {
        await FillAsync("web", 2);
        await RunWorkloadsAsync();
        await CopyAsync(withRuntime: true);
        DescribeServicesResponse there = await Source.DescribeServicesAsync(new() { Services = ["shop"] }, Stop),
            here = await Copy.DescribeServicesAsync(new() { Services = ["shop"] }, Stop);
        ContainerService source = there.Services[0], copied = here.Services[0];
        Assert.Equal(
            (source.ServiceArn, source.TaskDefinition, source.DesiredCount, source.RunningCount, source.PendingCount, source.CreatedAt),
            (copied.ServiceArn, copied.TaskDefinition, copied.DesiredCount, copied.RunningCount, copied.PendingCount, copied.CreatedAt));
        Assert.Equal(
            source.Deployments!.Select(static one => (one.Id, one.Status, one.RolloutState, one.TaskDefinition, one.RunningCount)),
            copied.Deployments!.Select(static one => (one.Id, one.Status, one.RolloutState, one.TaskDefinition, one.RunningCount)));
        Assert.Equal(
            source.Events!.Select(static one => (one.CreatedAt, one.Message)),
            copied.Events!.Select(static one => (one.CreatedAt, one.Message)));
        string[] tasks = [.. (await Source.ListTasksAsync(new(), Stop)).TaskArns];
        Assert.Equal(
            (await Source.DescribeTasksAsync(new() { Tasks = tasks }, Stop)).Tasks.Select(Text),
            (await Copy.DescribeTasksAsync(new() { Tasks = tasks }, Stop)).Tasks.Select(Text));

        // The copy lives: what is done to it is planned as anywhere.
        await Copy.UpdateServiceAsync(new() { Service = "shop", DesiredCount = 5 }, Stop);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(5, (await Copy.DescribeServicesAsync(new() { Services = ["shop"] }, Stop)).Services[0].RunningCount);

        static string Text(ContainerTask one) => string.Join(
            ' ', one.TaskArn, one.LastStatus, one.DesiredStatus, one.CreatedAt, one.StartedAt, one.Group, one.StartedBy, one.LaunchType,
            one.TaskDefinitionArn, one.ContainerInstanceArn, one.Cpu, one.Memory,
            string.Join(',', one.Containers!.Select(static container => $"{container.Name} {container.Image} {container.Memory}")));
    }

    [Fact]
    public async Task What_runs_is_of_the_families_that_are_copied_and_has_its_revisions_in_any_state()
    {
        await FillAsync("web", 3);
        await FillAsync("api", 1);
        await RunWorkloadsAsync();
        await Source.CreateServiceAsync(new() { ServiceName = "other", TaskDefinition = "api:1", DesiredCount = 1 }, Stop);
        await Source.DeregisterManyAsync(["web:1", "web:3"], cancellationToken: Stop);
        await Source.DeleteManyAsync(["web:1", "web:3"], cancellationToken: Stop);
        _clock.Advance(TimeSpan.FromSeconds(1));
        RegistryCopy copy = await RegistryCopier.RunAsync(
            Options() with { FamilyPrefix = "web", WantsFamily = static name => name == "web", WithRuntime = true }, Stop);
        Assert.Equal((2, 6, 2), (copy.ServiceCount, copy.TaskCount, copy.AddedCount));
        Assert.Equal("DELETE_IN_PROGRESS", (await Copy.GetUsageAsync("web:1", Stop)).Status);
        Assert.Empty((await Copy.GetUsageAsync("web:1", Stop)).Broken);
    }

    [Fact]
    public async Task What_cannot_be_seen_whole_is_not_copied()
    {
        await FillAsync("web", 2);
        await RunWorkloadsAsync();
        using FaultProxy proxy = new(
            _server.Address, static operation => operation == "ListTasks" ? WireFault.AccessDenied : WireFault.None);
        using RemoteRegistryHost host = Remotes.Open(proxy.Address, isReadOnly: true);
        CopyOptions options = Options() with { Source = host.GetRegistry(Region, Remotes.User), WithRuntime = true };
        EcsException error = await Assert.ThrowsAsync<EcsException>(async () => await RegistryCopier.RunAsync(options, Stop));
        Assert.Equal("CopyRuntimeIncomplete", error.Code);
        Assert.Empty((await Copy.ListClustersAsync(new(), Stop)).ClusterArns);
    }

    [Fact]
    public async Task Secrets_in_plain_text_are_masked_and_nothing_else_changes()
    {
        RegisterTaskDefinitionRequest request = EcsJson.Read<RegisterTaskDefinitionRequest>("""
            {"family":"web","executionRoleArn":"pull","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64,
            "environment":[{"name":"DB_PASSWORD","value":"hunter2hunter2"},{"name":"MODE","value":"fast"}],
            "secrets":[{"name":"API_TOKEN","valueFrom":"arn:aws:ssm:eu-west-1:000000000000:parameter/token"}]}]}
            """u8.ToArray());
        await Source.RegisterTaskDefinitionAsync(request, Stop);
        RegistryCopy copy = await RegistryCopier.RunAsync(Options() with { MasksSecrets = true }, Stop);
        Assert.Equal(1, copy.MaskedCount);
        Assert.Equal((await TextAsync(Source)).Replace("hunter2hunter2", "********", StringComparison.Ordinal), await TextAsync(Copy));
        Assert.Equal(0, (await RegistryCopier.RunAsync(Options() with { MasksSecrets = true }, Stop)).ChangedCount);
    }

    [Fact]
    public async Task Secrets_in_the_overrides_of_tasks_are_masked_too()
    {
        await FillAsync("web", 1);
        await Source.CreateClusterAsync(new(), Stop);
        await Source.RunTaskAsync(
            EcsJson.Read<RunTaskRequest>("""
                {"taskDefinition":"web","overrides":{"containerOverrides":[{"name":"app","environment":[
                {"name":"DB_PASSWORD","value":"hunter2hunter2"},{"name":"MODE","value":"fast"}]}]}}
                """u8.ToArray()),
            Stop);
        await CopyAsync(withRuntime: true);
        Assert.Contains("hunter2", await TasksAsync(), StringComparison.Ordinal);
        await RegistryCopier.RunAsync(Options() with { WithRuntime = true, MasksSecrets = true }, Stop);
        string masked = await TasksAsync();
        Assert.DoesNotContain("hunter2", masked, StringComparison.Ordinal);
        Assert.Contains("fast", masked, StringComparison.Ordinal);

        async Task<string> TasksAsync()
        {
            IReadOnlyList<string> tasks = (await Copy.ListTasksAsync(new(), Stop)).TaskArns;
            DescribeTasksResponse answer = await Copy.DescribeTasksAsync(new() { Tasks = tasks }, Stop);
            return string.Join(
                " ", answer.Tasks.SelectMany(static one => one.Overrides!.ContainerOverrides!).SelectMany(static one => one.Environment!)
                    .Select(static one => $"{one.Name}={one.Value}"));
        }
    }

    [Fact]
    public async Task An_endpoint_gets_the_definitions_in_order_and_a_second_run_registers_nothing_twice()
    {
        using SignedServer other = new(_clock, null, null, Remotes.User);
        using RemoteRegistryHost host = Remotes.Open(other.Address);
        await FillAsync("web", 4);
        await Source.DeregisterManyAsync(["web:2"], cancellationToken: Stop);
        await Source.DeleteManyAsync(["web:2"], cancellationToken: Stop);
        await Source.DeregisterManyAsync(["web:3"], cancellationToken: Stop);
        CopyOptions options = Options() with { Source = Source, Destination = host.GetRegistry(Region, Remotes.User) };
        RegistryCopy copy = await RegistryCopier.RunAsync(options, Stop);
        Assert.Equal((3, 3, 1), (copy.RevisionCount, copy.AddedCount, copy.ChangedCount));
        Assert.Equal("busybox:1 ACTIVE, busybox:3 INACTIVE, busybox:4 ACTIVE", await ImagesAsync());
        ArchivedRevision first = (await other.Store.GetRegistry(Region, "x").ReadFamilyAsync("web", 0, 1, Stop))[0];
        Assert.Equal(2, Encoding.UTF8.GetString(first.TaskDefinition.Utf8Json.Span).Split("\"registeredBy\"").Length);
        await FillAsync("web", 1);
        Assert.Equal(1, (await RegistryCopier.RunAsync(options, Stop)).AddedCount);
        Assert.Equal("busybox:1 ACTIVE, busybox:3 INACTIVE, busybox:4 ACTIVE, busybox:1 ACTIVE", await ImagesAsync());
        EcsException error = await Assert.ThrowsAsync<EcsException>(
            async () => await RegistryCopier.RunAsync(options with { WithRuntime = true }, Stop));
        Assert.Equal("CopyRuntimeOnDiskOnly", error.Code);

        async Task<string> ImagesAsync() => string.Join(", ", (await other.Store.GetRegistry(Region, "x").ReadFamilyAsync("web", 0, 100))
            .Select(static one => $"{one.TaskDefinition.Value.ContainerDefinitions![0].Image} {one.TaskDefinition.Value.Status}"));
    }

    [Fact]
    public async Task From_one_store_to_another_the_next_number_comes_along()
    {
        await FillAsync("web", 4);
        await Source.DeregisterManyAsync(["web:4"], cancellationToken: Stop);
        await Source.DeleteManyAsync(["web:4"], cancellationToken: Stop);
        _clock.Advance(TimeSpan.FromHours(1));
        await RegistryCopier.RunAsync(Options() with { Source = Source }, Stop);
        Assert.Equal(await TextAsync(Source), await TextAsync(Copy));
        Assert.Equal(5, (await RegisterAsync(Copy, "web")).Revision);
    }

    // The long form has ten thousand revisions and measures; the machine of the short form has other things to do.
    [Fact]
    [Trait("Suite", "Fire")]
    public async Task A_large_copy_takes_less_than_twice_what_describing_takes()
    {
        int families = Effort.Of(20, 400), perFamily = 25;
        for (int family = 0; family < families; family++) await FillAsync($"family-{family}", perFamily);
        await Source.CreateClusterAsync(new() { ClusterName = "default" }, Stop);
        for (int family = 0; family < families; family += 5)
        {
            await Source.CreateServiceAsync(
                new() { ServiceName = $"service-{family}", TaskDefinition = $"family-{family}:2", DesiredCount = 5 }, Stop);
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        using RemoteRegistryHost host = Remotes.Open(_server.Address, isReadOnly: true);
        IRegistry remote = host.GetRegistry(Region, Remotes.User);
        string[] names = [.. Enumerable.Range(0, families)
            .SelectMany(family => Enumerable.Range(1, perFamily).Select(n => $"family-{family}:{n}"))];
        await DescribeAsync([.. names.Take(500)]);
        TimeSpan describing = await TimeAsync(() => DescribeAsync(names));

        using TemporaryFolder folder = new();
        using RegistryHost store = RegistryHost.Open(new RegistryHostOptions
        {
            StorePath = folder.Location, Clock = _clock, OverrideRuntime = Settings,
        });
        IRegistry copy = store.GetRegistry(Region, "x");
        RegistryCopy copied = null!;
        TimeSpan copying = await TimeAsync(async () => copied = await RegistryCopier.RunAsync(
            Options() with { Source = remote, Destination = copy, WithRuntime = true }, Stop));
        Assert.Equal((names.Length, families / 5, families), (copied.AddedCount, copied.ServiceCount, copied.TaskCount));
        TestContext.Current.SendDiagnosticMessage("{0} revisions: described in {1}, copied in {2}", names.Length, describing, copying);
        if (Effort.IsLong) Assert.True(copying < 2 * describing, $"{names.Length} were described in {describing}, copied in {copying}.");
        foreach (int family in new[] { 0, 1, families - 1 })
        {
            Assert.Equal(
                await Source.PlanLimitAsync($"family-{family}", new() { Keep = 3 }, Stop),
                await copy.PlanLimitAsync($"family-{family}", new() { Keep = 3 }, Stop));
        }

        async Task DescribeAsync(string[] some) => await Bounded.SelectAsync(
            some, (name, token) => remote.DescribeTaskDefinitionAsync(new() { TaskDefinition = name, Include = ["TAGS"] }, token),
            Stop, 16);

        static async Task<TimeSpan> TimeAsync(Func<Task> work)
        {
            long begun = TimeProvider.System.GetTimestamp();
            await work();
            return TimeProvider.System.GetElapsedTime(begun);
        }
    }

    private static Tag Tag(string key, string value) => new() { Key = key, Value = value };

    private CopyOptions Options() => new()
    {
        Source = Remote, SourceName = "source", Destination = Copy, DestinationName = "copy",
    };

    private async Task<RegistryCopy> CopyAsync(bool withRuntime = false) =>
        await RegistryCopier.RunAsync(Options() with { WithRuntime = withRuntime }, Stop);

    private static async Task<TaskDefinition> RegisterAsync(IRegistry registry, string family) =>
        (await registry.RegisterTaskDefinitionAsync(FaultTests.Request(family, "busybox:new"), Stop)).TaskDefinition.Value;

    private async Task FillAsync(string family, int count) => await Source.RegisterManyAsync(
        [.. Enumerable.Range(1, count).Select(n => FaultTests.Request(family, $"busybox:{n}"))], new(), cancellationToken: Stop);

    private async Task<string> ArnAsync(string name) =>
        (await Source.DescribeTaskDefinitionAsync(new() { TaskDefinition = name }, Stop)).TaskDefinition.Value.TaskDefinitionArn!;

    private async Task<long> ChangesAsync() =>
        (await Copy.GetHistoryAsync(new HistoryQuery { NewestFirst = true }, null, Stop)).Records[0].Sequence;

    private async Task RunWorkloadsAsync()
    {
        await Source.CreateClusterAsync(new() { ClusterName = "default" }, Stop);
        await Source.CreateClusterAsync(new() { ClusterName = "blue", Tags = [Tag("team", "a")] }, Stop);
        await Source.CreateServiceAsync(new() { ServiceName = "shop", TaskDefinition = "web:1", DesiredCount = 3 }, Stop);
        await Source.CreateServiceAsync(new() { ServiceName = "gate", TaskDefinition = "web:2", DesiredCount = 1, Cluster = "blue" }, Stop);
        await Source.RunTaskAsync(new() { TaskDefinition = "web:2", Count = 2, StartedBy = "ada" }, Stop);
        _clock.Advance(TimeSpan.FromSeconds(5));
    }

    private async Task AssertSameUsageAsync()
    {
        foreach (string family in new[] { "web", "api" })
        {
            Assert.Equal(
                (await Source.GetFamilyUsageAsync(family, 0, 100, Stop)).Select(Text),
                (await Copy.GetFamilyUsageAsync(family, 0, 100, Stop)).Select(Text));
            foreach (FamilyLimit limit in new FamilyLimit[] { new() { Keep = 1 }, new() { Keep = 2, Delete = true, KeepInactive = 1 } })
                Assert.Equal(await Source.PlanLimitAsync(family, limit, Stop), await Copy.PlanLimitAsync(family, limit, Stop));
        }

        static string Text(TaskDefinitionUsage one) => string.Join(
            '\n', one.TaskDefinitionArn, one.Status, one.InUse, one.CanDelete, one.CanDeregister, one.Reason,
            string.Join(' ', one.Services.Select(static use => $"{use.ServiceArn} {use.Deployment} {use.DeploymentStatus} {use}")),
            string.Join(' ', one.Tasks.Select(static use => $"{use.TaskArn} {use.LastStatus} {use.Service} {use.Deployment}").Order()));
    }

    private static async Task<string> TextAsync(IRegistry registry)
    {
        StringBuilder text = new();
        foreach (FamilySummary family in await registry.GetFamiliesAsync(null, null, null, 1000, Stop))
        {
            foreach (ArchivedRevision one in await registry.ReadFamilyAsync(family.Family, 0, 1000, Stop))
            {
                text.Append(Encoding.UTF8.GetString(one.TaskDefinition.Utf8Json.Span)).Append(' ')
                    .AppendJoin(',', one.Tags).AppendLine();
            }
        }

        return text.ToString();
    }

    private sealed class Heard(Action<StoreProgress> hear) : IProgress<StoreProgress>
    {
        public void Report(StoreProgress value) => hear(value);
    }
}

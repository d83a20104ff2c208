using EcsTaskDef.Conformance;
using EcsTaskDef.Engine;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>The settings that let a test see what AWS does only sometimes, and who holds on to a revision.</summary>
public abstract class SettingsConformance : WorkloadSuite
{
    protected SettingsConformance(bool onDisk)
        : base(onDisk)
    {
    }

    [Fact]
    public async Task Within_the_window_a_fresh_INACTIVE_revision_may_still_be_started_from()
    {
        Settings = Settings with { PropagationWindow = TimeSpan.FromMinutes(10) };
        await CreateCluster();
        await Register();
        await Register();
        await CreateService(definition: "web:1");
        Wait(1);
        await Deregister("web:2");
        Wait(599);
        Assert.EndsWith("web:2", (await RunOne("web:2")).TaskDefinitionArn);
        Assert.EndsWith("web:2", (await UpdateService("\"taskDefinition\":\"web:2\"")).TaskDefinition);
        await CreateService(name: "two", definition: "web:2");
        Assert.EndsWith("web:1", (await RunOne()).TaskDefinitionArn);
        Wait(1);
        await RefusedParameter("TaskDefinition is inactive", () => Run("web:2"));
        await DeleteDefinition("web:2");
        await RefusedParameter("TaskDefinition is being deleted", () => Run("web:2"));
    }

    [Fact]
    public async Task With_a_seed_the_choice_is_repeatable()
    {
        Settings = Settings with { PropagationWindow = TimeSpan.FromMinutes(10), PropagationSeed = 7 };
        await CreateCluster();
        List<int> ends = new();
        for (int revision = 1; revision <= 3; revision++)
        {
            await Register();
            await Deregister($"web:{revision}");
            int seconds = 0;
            while (await Starts($"web:{revision}")) seconds += Step();
            Assert.InRange(seconds, 0, 600);
            ends.Add(seconds);
        }

        await Register("other");
        await Deregister("other:1");
        Assert.Equal(3, ends.Distinct().Count());

        // The same seed and revision again, in another store at another time.
        using MemoryAgain again = new(Settings);
        Assert.Equal(ends[0], await again.End());

        int Step()
        {
            Wait(1);
            return 1;
        }
    }

    [Fact]
    public async Task A_quota_lets_so_many_registrations_through()
    {
        Settings = Settings with { RegistrationQuota = 2 };
        await Register();
        await Register();
        await Refused("ThrottlingException", "Rate exceeded", () => Register());
        Wait(1);
        Assert.EndsWith("web:3", await Register());
    }

    [Fact]
    public async Task A_quota_holds_for_all_processes_of_a_store_and_each_region()
    {
        Settings = Settings with { RegistrationQuota = 2 };
        await Register();
        Reopen();
        await Register("api");
        Reopen();
        await Refused("ThrottlingException", "Rate exceeded", () => Register("third"));
        await Host.GetRegistry("us-east-1", "tester").RegisterTaskDefinitionAsync(
            Read<RegisterTaskDefinitionRequest>("{family: 'web', containerDefinitions: [{name: 'app', image: 'i', memory: 64}]}"));
        Wait(1);
        Assert.EndsWith("web:2", await Register());
    }

    [Fact]
    public async Task A_quota_counts_by_the_host_s_clock_where_the_store_s_stands_still()
    {
        Settings = Settings with { RegistrationQuota = 1 };
        await Host.SetRuntimeSettingsAsync(static s => s with { Clock = ClockSetting.TryParse("2026-11-22T00:00:00Z") });
        await Register();
        await Refused("ThrottlingException", "Rate exceeded", () => Register());
        Wait(1);
        Assert.EndsWith("web:2", await Register());
    }

    [Fact]
    public async Task A_quota_counts_each_definition_of_a_batch()
    {
        Settings = Settings with { RegistrationQuota = 3 };
        await Register();
        RegisterTaskDefinitionRequest good = Read<RegisterTaskDefinitionRequest>(
            "{family: 'web', containerDefinitions: [{name: 'app', image: 'i', memory: 64}]}");
        IReadOnlyList<RegistrationOutcome> outcomes = await Registry.RegisterManyAsync(
            [good with { Cpu = "much" }, good, good, good, good with { Family = "api" }], new RegistrationOptions());
        Assert.Equal(
            ["InvalidParameterException", "web:2", "web:3", "ThrottlingException", "ThrottlingException"],
            outcomes.Select(static one => one.Error?.Code ?? one.Result!.TaskDefinition.Value.ToString()));
        Wait(1);
        Assert.Equal(4, (await Registry.RegisterManyAsync([good], new RegistrationOptions()))[0].Result!.TaskDefinition.Value.Revision);
    }

    [Fact]
    public async Task Under_a_quota_those_that_come_together_are_registered_or_told_so()
    {
        Settings = Settings with { RegistrationQuota = int.MaxValue };
        await Register();
        int registered = 1;
        for (int round = 0; round < 20; round++) registered += await RegisterTogether(4, async () => await Register());
        Assert.Equal(registered, (await Registry.GetFamilyAsync("web"))!.LatestRevision);
    }

    [Fact]
    public async Task Under_a_quota_one_of_several_that_have_begun_is_let_through()
    {
        const int Together = 4;
        using CountingStore store = new();
        using RegistryHost host = new(store, Clock, overrideRuntime: static s => s with { RegistrationQuota = int.MaxValue });
        IRegistry registry = host.GetRegistry("eu-west-1", "tester");
        using Barrier begun = new(Together);
        int reads = 0;
        store.AfterRead = () =>
        {
            // The first that each does is where it begins.
            if (Interlocked.Increment(ref reads) <= Together) Assert.True(begun.SignalAndWait(TimeSpan.FromMinutes(1)));
        };
        RegisterTaskDefinitionRequest request = Read<RegisterTaskDefinitionRequest>(
            "{family: 'web', containerDefinitions: [{name: 'app', image: 'i', memory: 64}]}");
        Assert.Equal(1, await RegisterTogether(Together, async () => await registry.RegisterTaskDefinitionAsync(request)));
        store.AfterRead = null;
        Assert.Equal(1, (await registry.GetFamilyAsync("web"))!.LatestRevision);
    }

    /// <summary>How many registrations of so many threads were let through.</summary>
    private static async Task<int> RegisterTogether(int threads, Func<Task> register)
    {
        using Barrier start = new(threads);
        bool[] registered = await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                try
                {
                    register().GetAwaiter().GetResult();
                    return true;
                }
                catch (EcsException refusal)
                {
                    Assert.Equal(
                        ("ClientException", "Too many concurrent attempts to create a new revision of the specified family."),
                        (refusal.Code, refusal.Message));
                    return false;
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return registered.Count(static one => one);
    }

    [Fact]
    public async Task Without_a_quota_all_are_let_through()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Register())));
        Assert.Equal(20, (await Registry.GetFamilyAsync("web"))!.LatestRevision);
    }

    [Fact]
    public async Task Unused_INACTIVE_revisions_vanish_after_their_retention()
    {
        Settings = Settings with { InactiveRetention = TimeSpan.FromDays(30) };
        await CreateCluster();
        await Register();
        await Register();
        await Register();
        ContainerTask task = await RunOne("web:2");
        Wait(1);
        await Deregister("web:1");
        await Deregister("web:2");
        Wait(TimeSpan.FromDays(30).TotalSeconds - 1);
        Assert.Equal("web:1 web:2", await ListDefinitions("INACTIVE"));
        Wait(1);
        Assert.Equal("web:2", await ListDefinitions("INACTIVE"));
        await RefusedClient("Unable to describe task definition.", () => DescribeDefinition("web:1"));
        await Stop(task.TaskArn!);
        Wait(1);
        Assert.Equal("", await ListDefinitions("INACTIVE"));
        Assert.Equal("web:3", await ListDefinitions());
        Assert.EndsWith("web:4", await Register());
    }

    [Fact]
    public async Task A_deleted_revision_goes_only_when_no_deployment_uses_it_and_the_delay_is_over()
    {
        Settings = Settings with { TaskDelays = new TaskDelays { Pending = TimeSpan.FromMinutes(1), Stopping = TimeSpan.FromMinutes(10) } };
        await CreateCluster();
        await Register();
        await Register();
        await CreateService(definition: "web:1", count: 2);
        Wait(120);
        await UpdateService("taskDefinition: 'web:2'");
        await Deregister("web:1");
        await DeleteDefinition("web:1");
        Wait(300);
        Assert.Equal("web:1", await ListDefinitions("DELETE_IN_PROGRESS"));
        Wait(359);
        Assert.Equal("web:1", await ListDefinitions("DELETE_IN_PROGRESS"));
        Assert.Equal(2, (await DescribeService()).Deployments!.Count);
        Wait(1);
        Assert.Equal("", await ListDefinitions("DELETE_IN_PROGRESS"));
        Assert.Single((await DescribeService()).Deployments!);
    }

    [Fact]
    public async Task The_stores_clock_is_everybodys()
    {
        await CreateCluster();
        await Register();
        ContainerTask task = await RunOne();
        await Host.SetRuntimeSettingsAsync(
            s => s with { Clock = ClockSetting.TryParse("2030-01-01T00:00:00Z") }, TestContext.Current.CancellationToken);
        Reopen();
        Wait(100);
        Assert.Equal(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), (await RunOne()).CreatedAt);
        await Stop(task.TaskArn!);
        Assert.Equal("STOPPED", (await DescribeTask(task.TaskArn!)).LastStatus);
        await Host.SetRuntimeSettingsAsync(
            s => s with { Clock = ClockSetting.TryParse("+1.00:00:00") }, TestContext.Current.CancellationToken);
        Assert.Equal(Clock.Now.AddDays(1), (await RunOne()).CreatedAt);
        await Host.SetRuntimeSettingsAsync(s => s with { Clock = null }, TestContext.Current.CancellationToken);
        Assert.Equal(Clock.Now, (await RunOne()).CreatedAt);
    }

    [Theory]
    [InlineData("1971-01-01T00:00:00Z")]
    [InlineData("8999-12-31T23:59:59Z")]
    [InlineData("-18300.00:00:00")]
    [InlineData("+18300.00:00:00")]
    public async Task At_the_farthest_times_everything_goes_on(string clock)
    {
        await Host.SetRuntimeSettingsAsync(s => s with { Clock = ClockSetting.TryParse(clock) }, TestContext.Current.CancellationToken);
        await CreateCluster();
        await Register();
        ContainerTask task = await RunOne();
        await CreateService(definition: "web:1", count: 1);
        await Stop(task.TaskArn!);
        await DeleteService(force: true);
        Assert.Equal("STOPPED", (await DescribeTask(task.TaskArn!)).LastStatus);
    }

    [Theory]
    [InlineData("1970-12-31T23:59:59Z")]
    [InlineData("9000-01-01T00:00:00Z")]
    [InlineData("-18301.00:00:00")]
    [InlineData("+18301.00:00:00")]
    public async Task A_clock_out_of_range_is_refused(string clock)
    {
        EcsException fault = await Assert.ThrowsAsync<EcsException>(async () => await Host.SetRuntimeSettingsAsync(
            s => s with { Clock = ClockSetting.TryParse(clock) }, TestContext.Current.CancellationToken));
        Assert.Equal("StoreRuntimeSettingInvalid", fault.Code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(601)]
    public async Task A_window_out_of_range_is_refused(int seconds)
    {
        EcsException fault = await Assert.ThrowsAsync<EcsException>(async () => await Host.SetRuntimeSettingsAsync(
            s => s with { PropagationWindow = TimeSpan.FromSeconds(seconds) }, TestContext.Current.CancellationToken));
        Assert.Equal("StoreRuntimeSettingInvalid", fault.Code);
    }

    private async Task<bool> Starts(string definition)
    {
        try
        {
            await Run(definition);
            return true;
        }
        catch (EcsException refusal) when (refusal.Message == "TaskDefinition is inactive")
        {
            return false;
        }
    }

    private sealed class MemoryAgain : SettingsConformance
    {
        public MemoryAgain(RuntimeSettings settings)
            : base(onDisk: false)
        {
            Settings = settings;
            Wait(12345);
        }

        public async Task<int> End()
        {
            await CreateCluster();
            await Register();
            await Deregister("web:1");
            int seconds = 0;
            while (await Starts("web:1"))
            {
                Wait(1);
                seconds++;
            }

            return seconds;
        }
    }
}

[StoreUnderTest("JsonStore")]
public sealed class SettingsOnJsonStoreTests() : SettingsConformance(onDisk: true)
{
    [Fact]
    public async Task Settings_are_kept_in_the_store()
    {
        await Register();
        RuntimeSettings settings = new()
        {
            PropagationWindow = TimeSpan.FromMinutes(3),
            PropagationSeed = -5,
            RegistrationQuota = 9,
            InactiveRetention = TimeSpan.FromDays(2),
            SimulatedInstances = true,
            Clock = ClockSetting.TryParse("-00:00:01.5000000"),
            TaskDelays = new TaskDelays { Pending = TimeSpan.FromSeconds(1.5), Deprovisioning = TimeSpan.FromSeconds(2) },
        };
        await Host.SetRuntimeSettingsAsync(_ => settings, TestContext.Current.CancellationToken);
        Reopen();
        Settings = settings with { Clock = null };
        Assert.Equal(settings, Host.RuntimeSettings);
    }
}

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class SettingsOnMemoryStoreTests() : SettingsConformance(onDisk: false);

using EcsTaskDef.Conformance;
using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Engine;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>Tasks that end by themselves, as the settings of a store say.</summary>
public abstract class TaskRunConformance : WorkloadSuite
{
    protected TaskRunConformance(bool onDisk)
        : base(onDisk)
    {
    }

    private static TaskRun Seconds(int seconds, int exitCode = 0) =>
        new() { RunTime = TimeSpan.FromSeconds(seconds), ExitCode = exitCode };

    [Fact]
    public async Task The_container_is_asked_before_its_family_and_the_family_before_all()
    {
        Settings = Settings with
        {
            TaskRuns = new Dictionary<string, TaskRun> { ["a/app"] = Seconds(10, 1), ["a"] = Seconds(20, 2), ["*"] = Seconds(30, 3) },
        };
        await CreateCluster();
        await Register("a");
        await Register("b");
        string first = (await RunOne("a")).TaskArn!, second = (await RunOne("b")).TaskArn!;
        Wait(10);
        Assert.Equal(1, (await DescribeTask(first)).Containers![0].ExitCode);
        Assert.Equal("RUNNING", (await DescribeTask(second)).LastStatus);
        Wait(20);
        Assert.Equal(3, (await DescribeTask(second)).Containers![0].ExitCode);
    }

    [Fact]
    public async Task A_task_keeps_what_was_set_when_it_was_created()
    {
        Settings = Settings with { TaskRuns = new Dictionary<string, TaskRun> { ["web"] = Seconds(60, 7) } };
        await CreateCluster();
        await Register();
        string task = (await RunOne()).TaskArn!;
        Settings = Settings with { TaskRuns = new Dictionary<string, TaskRun>() };
        Reopen();
        Wait(60);
        Assert.Equal(7, (await DescribeTask(task)).Containers![0].ExitCode);
        Assert.Equal("RUNNING", (await RunOne()) is { } other ? (await DescribeTask(other.TaskArn!)).LastStatus : null);
    }

    [Fact]
    public async Task A_task_that_fails_to_start_never_runs()
    {
        TaskRun pull = new() { StopCode = StopCodes.TaskFailedToStart, Reason = "CannotPullContainerError: no such image" };
        Settings = Settings with { TaskRuns = new Dictionary<string, TaskRun> { ["web"] = pull } };
        await CreateCluster();
        await Register();
        string arn = (await RunOne()).TaskArn!;
        Wait(1);
        ContainerTask task = await DescribeTask(arn);
        Assert.Equal(("STOPPED", "TaskFailedToStart", pull.Reason, (DateTimeOffset?)null),
            (task.LastStatus, task.StopCode, task.StoppedReason, task.StartedAt));
        Assert.Null(task.Containers![0].ExitCode);
    }

    [Fact]
    public async Task Health_is_shown_and_a_service_replaces_what_is_unhealthy()
    {
        TaskRun sick = new() { Health = "UNHEALTHY", HealthAfter = TimeSpan.FromSeconds(90) };
        Settings = Settings with { TaskRuns = new Dictionary<string, TaskRun> { ["web"] = sick } };
        await CreateCluster();
        await Register();
        string alone = (await RunOne()).TaskArn!;
        await CreateService();
        string kept = Assert.Single(await ListTasks("serviceName: 'svc'"));
        Wait(89);
        Assert.Equal("UNKNOWN", (await DescribeTask(alone)).HealthStatus);
        Wait(2);
        Assert.Equal(("UNHEALTHY", "RUNNING"), (await DescribeTask(alone)) is { } t ? (t.HealthStatus, t.LastStatus) : default);
        ContainerTask replaced = await DescribeTask(kept);
        Assert.Equal(("STOPPED", "ServiceSchedulerInitiated", "Task failed container health checks"),
            (replaced.LastStatus, replaced.StopCode, replaced.StoppedReason));
        ContainerService service = await DescribeService();
        Assert.Equal(1, service.RunningCount);
        Assert.Contains(service.Events!, e => e.Message == $"(service svc) (task {NameOf(kept)}) failed container health checks.");
    }

    [Fact]
    public async Task The_first_look_after_a_month_is_soon_over()
    {
        Settings = Settings with { TaskRuns = new Dictionary<string, TaskRun> { ["web"] = Seconds(5, 1) } };
        await CreateCluster();
        await Register();
        await CreateService(count: 3);
        Wait(30 * 24 * 3600);
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        ContainerService service = await DescribeService();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
        Assert.Equal("IN_PROGRESS", service.Deployments![0].RolloutState);
        Assert.True(service.Deployments[0].FailedTasks > 10);
        Reopen();
        Assert.Equal(Write(new DescribeServicesResponse { Services = [service], Failures = [] }),
            Write(new DescribeServicesResponse { Services = [await DescribeService()], Failures = [] }));
    }

    // One instance with room for three tasks of 64 MiB.
    private async Task OneSmallInstance()
    {
        Settings = Settings with { SimulatedInstances = false };
        await CreateCluster();
        await Register();
        await Registry.RegisterContainerInstanceAsync(Read<RegisterContainerInstanceRequest>(
            "{totalResources: [{name: 'CPU', type: 'INTEGER', integerValue: 1024}, "
                + "{name: 'MEMORY', type: 'INTEGER', integerValue: 200}]}"));
    }

    private async Task<int?> Running(string name) => (await DescribeService(name)).RunningCount;

    [Fact]
    public async Task A_service_that_waits_for_room_gets_it_when_a_single_task_ends_by_itself()
    {
        await OneSmallInstance();
        await RunOne("web", ", tags: [{key: 'ecstaskdef:run', value: '60s 0'}]");
        await RunOne("web", ", tags: [{key: 'ecstaskdef:run', value: '90s 0'}]");
        await CreateService(count: 3);
        Assert.Equal(1, await Running("svc"));
        Wait(59);
        Assert.Equal(1, await Running("svc"));
        Wait(2);
        Assert.Equal(2, await Running("svc"));
        Wait(30);
        ContainerService service = await DescribeService();
        Assert.Equal((3, 3, "COMPLETED"), (service.RunningCount, service.DesiredCount, service.Deployments![0].RolloutState));
        Assert.Equal(service.CreatedAt!.Value.AddSeconds(90), service.Deployments[0].UpdatedAt);
    }

    [Fact]
    public async Task A_service_that_waits_for_room_gets_it_when_a_task_has_been_stopped()
    {
        await OneSmallInstance();
        Settings = Settings with { TaskDelays = new TaskDelays { Stopping = TimeSpan.FromSeconds(20) } };
        string[] single = [(await RunOne()).TaskArn!, (await RunOne()).TaskArn!];
        await CreateService(count: 2);
        Assert.Equal(1, await Running("svc"));
        await Stop(single[0]);
        Wait(19);
        Assert.Equal(1, await Running("svc"));
        Wait(1);
        Assert.Equal(2, await Running("svc"));
    }

    [Fact]
    public async Task A_service_that_waits_for_room_gets_what_another_gives_up()
    {
        await OneSmallInstance();
        await CreateService(name: "large", count: 3);
        await CreateService(name: "small", count: 2);
        Assert.Equal((3, 0), (await Running("large"), await Running("small")));
        await UpdateService("desiredCount: 2", "large");
        Assert.Equal((2, 1), (await Running("large"), await Running("small")));
        await DeleteService(force: true, "large");
        Assert.Equal(2, await Running("small"));
    }

    [Fact]
    public async Task A_deployment_that_is_stopped_is_rolled_back()
    {
        Settings = Settings with { TaskRuns = new Dictionary<string, TaskRun> { ["bad"] = Seconds(5, 1) } };
        await CreateCluster();
        await Register();
        await Register("bad");
        await CreateService();
        Wait(1);
        await UpdateService("taskDefinition: 'bad'");
        Wait(1);
        string arn = (await Registry.ListServiceDeploymentsAsync(new ListServiceDeploymentsRequest { Service = "svc" }))
            .ServiceDeployments[0].ServiceDeploymentArn!;
        StopServiceDeploymentRequest stop = new() { ServiceDeploymentArn = arn };
        Assert.Equal(arn, (await Registry.CallAsync(stop)).ServiceDeploymentArn);
        Wait(1);
        ContainerService service = await DescribeService();
        Assert.EndsWith("task-definition/web:1", service.TaskDefinition, StringComparison.Ordinal);
        Assert.Equal(("COMPLETED", 1), (service.Deployments![0].RolloutState, service.RunningCount));
        ServiceDeployment stopped = Assert.Single((await Registry.DescribeServiceDeploymentsAsync(
            new DescribeServiceDeploymentsRequest { ServiceDeploymentArns = [arn] })).ServiceDeployments);
        Assert.Equal("ROLLBACK_SUCCESSFUL", stopped.Status);
        Assert.NotNull(stopped.Rollback!.ServiceRevisionArn);
        await Refused("ConflictException", null, async () => await Registry.CallAsync(stop));
        await Refused("ServiceDeploymentNotFoundException", null, async () => await Registry.CallAsync(
            new StopServiceDeploymentRequest { ServiceDeploymentArn = arn + "x" }));
    }
}

[StoreUnderTest("JsonStore")]
public sealed class TaskRunsOnJsonStoreTests() : TaskRunConformance(onDisk: true)
{
    [Fact]
    public async Task A_store_keeps_runs_and_refuses_what_cannot_be()
    {
        using TemporaryFolder folder = new();
        RegistryHostOptions options = new() { StorePath = folder.Location, Clock = new TestClock() };
        TaskRun run = new()
        {
            RunTime = TimeSpan.FromMilliseconds(1500), ExitCode = 137, Reason = "OutOfMemoryError", StopCode = "SpotInterruption",
            Health = "HEALTHY", HealthAfter = TimeSpan.FromSeconds(2),
        };
        using (RegistryHost host = RegistryHost.Open(options))
            await host.SetRuntimeSettingsAsync(s => s with { TaskRuns = new Dictionary<string, TaskRun> { ["web/app"] = run } });
        using RegistryHost again = RegistryHost.Open(options);
        Assert.Equal(("web/app", run), Assert.Single(again.RuntimeSettings.TaskRuns) is var (name, kept) ? (name, kept) : default);
        TaskRun[] impossible = [new() { ExitCode = -1 }, new() { RunTime = TimeSpan.FromDays(8) }, new() { Health = "ILL" }];
        foreach (TaskRun wrong in impossible)
        {
            EcsException refusal = await Assert.ThrowsAsync<EcsException>(async () => await again.SetRuntimeSettingsAsync(
                s => s with { TaskRuns = new Dictionary<string, TaskRun> { ["*"] = wrong } }));
            Assert.Equal("StoreRuntimeSettingInvalid", refusal.Code);
        }
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_answers_what_has_happened_all_the_same()
    {
        using TemporaryFolder folder = new();
        TestClock clock = new();
        TestDisk disk = new();
        using RegistryHost host = new(
            JsonStore.Open(new RegistryHostOptions { StorePath = folder.Location, Clock = clock }, disk), clock,
            overrideRuntime: static s => s with
            {
                SimulatedInstances = true,
                TaskRuns = new Dictionary<string, TaskRun> { ["web"] = new TaskRun { RunTime = TimeSpan.FromMinutes(2) } },
            });
        IRegistry registry = host.GetRegistry("eu-west-1", "ana");
        await registry.CreateClusterAsync(new CreateClusterRequest());
        await registry.RegisterTaskDefinitionAsync(Read<RegisterTaskDefinitionRequest>(
            "{family: 'web', containerDefinitions: [{name: 'app', image: 'busybox:1', memory: 64}]}"));
        await registry.CreateServiceAsync(Read<CreateServiceRequest>("{serviceName: 'svc', taskDefinition: 'web', desiredCount: 1}"));
        clock.Advance(TimeSpan.FromMinutes(3));
        disk.Fail("lock", "lock", new UnauthorizedAccessException("No."));
        ContainerService service = Assert.Single((await registry.DescribeServicesAsync(
            new DescribeServicesRequest { Services = ["svc"] })).Services);
        Assert.Equal(1, service.RunningCount);
        Assert.Contains("has started 1 tasks", service.Events![^1].Message, StringComparison.Ordinal);
    }
}

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class TaskRunsOnMemoryStoreTests() : TaskRunConformance(onDisk: false);

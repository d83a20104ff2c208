using EcsTaskDef.Conformance;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>Deployments that shift traffic: BLUE_GREEN, LINEAR and CANARY, their stages, hooks, failures and ways back.</summary>
public abstract class StrategyConformance : WorkloadSuite
{
    private const string BlueGreen = "deploymentConfiguration: {strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10}";

    protected StrategyConformance(bool onDisk)
        : base(onDisk) =>
        Settings = Settings with
        {
            TaskDelays = new TaskDelays { Pending = TimeSpan.FromSeconds(30), Stopping = TimeSpan.FromSeconds(20) },
        };

    private static string At(string stage, string members = "targetType: 'PAUSE'") => $"{{{members}, lifecycleStages: ['{stage}']}}";

    private static string With(params string[] hooks) =>
        $"deploymentConfiguration: {{strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10, lifecycleHooks: [{string.Join(", ", hooks)}]}}";

    // A service of two tasks on web:1 whose first deployment is over.
    private async Task<string> Blue(string members = BlueGreen)
    {
        await CreateCluster();
        await Register();
        await CreateService(", " + members, count: 2);
        Wait(60);
        ContainerService service = await DescribeService();
        Assert.Equal(("COMPLETED", 2), (service.Deployments![0].RolloutState, service.RunningCount));
        return service.CurrentServiceDeployment!;
    }

    private async Task<string> Green(string members = "", string family = "web")
    {
        await Register(family);
        await UpdateService($"taskDefinition: '{family}'{members}");
        return (await Registry.ListServiceDeploymentsAsync(new ListServiceDeploymentsRequest { Service = "svc" }))
            .ServiceDeployments[0].ServiceDeploymentArn!;
    }

    private async Task<ServiceDeployment> Describe(string arn) => Assert.Single((await Registry.DescribeServiceDeploymentsAsync(
        new DescribeServiceDeploymentsRequest { ServiceDeploymentArns = [arn] })).ServiceDeployments);

    private async Task<(string? Stage, double? Green, double? Blue, string? Status)> Look(string arn) => await Describe(arn) is var d
        ? (d.LifecycleStage, d.TargetServiceRevision!.RequestedProductionTrafficWeight,
            d.SourceServiceRevisions is [var source] ? source.RequestedProductionTrafficWeight : null, d.Status)
        : default;

    private async Task<string> Tasks() => await DescribeService() is var s
        ? string.Join(" ", s.Deployments!.Select(d => $"{d.Status}:{d.RunningCount}+{d.PendingCount}/{d.DesiredCount}"))
        : "";

    [Fact]
    public async Task A_first_deployment_passes_the_stages_without_baking()
    {
        string arn = await Blue();
        ServiceDeployment first = await Describe(arn);
        Assert.Equal(("SUCCESSFUL", "CLEAN_UP"), (first.Status, first.LifecycleStage));
        Assert.Empty(first.SourceServiceRevisions!);
        Assert.Equal(first.CreatedAt!.Value.AddSeconds(30), first.FinishedAt);
        Assert.Equal(100, first.TargetServiceRevision!.RequestedProductionTrafficWeight);
    }

    [Fact]
    public async Task Blue_and_green_run_side_by_side_until_the_bake_time_is_over()
    {
        await Blue();
        string arn = await Green();
        Assert.Equal(("SCALE_UP", 0, 100, "IN_PROGRESS"), await Look(arn));
        Assert.Equal("PRIMARY:0+2/2 ACTIVE:2+0/2", await Tasks());
        Wait(30);
        Assert.Equal(("BAKE_TIME", 100, 0, "IN_PROGRESS"), await Look(arn));
        Assert.Equal("PRIMARY:2+0/2 ACTIVE:2+0/2", await Tasks());
        Assert.Equal("IN_PROGRESS", (await DescribeService()).Deployments![0].RolloutState);
        Wait(599);
        Assert.Equal("BAKE_TIME", (await Look(arn)).Stage);
        Wait(1);
        Assert.Equal(("CLEAN_UP", 100, 0, "IN_PROGRESS"), await Look(arn));
        Wait(20);
        Assert.Equal(("CLEAN_UP", 100, 0, "SUCCESSFUL"), await Look(arn));
        Assert.Equal("PRIMARY:2+0/2", await Tasks());
        ServiceDeployment done = await Describe(arn);
        Assert.Equal(done.CreatedAt!.Value.AddSeconds(30 + 600 + 20), done.FinishedAt);
        Assert.Equal("COMPLETED", (await DescribeService()).Deployments![0].RolloutState);
        Assert.Contains((await DescribeService()).Events!, e => e.Message == "(service svc) has reached a steady state."
            && e.CreatedAt == done.FinishedAt);
    }

    [Fact]
    public async Task Every_look_sees_the_same_whenever_somebody_looked_before()
    {
        await Blue();
        string arn = await Green();
        DateTimeOffset begun = (await Describe(arn)).CreatedAt!.Value;
        Wait(3 * 24 * 3600);
        ServiceDeployment late = await Describe(arn);
        Assert.Equal(("SUCCESSFUL", begun.AddSeconds(650)), (late.Status, late.FinishedAt));
        Reopen();
        Assert.Equal(late.FinishedAt, (await Describe(arn)).FinishedAt);
        Assert.Equal("PRIMARY:2+0/2", await Tasks());
    }

    [Fact]
    public async Task Linear_goes_step_by_step_and_does_not_wait_after_the_last()
    {
        await Blue("deploymentConfiguration: {strategy: 'LINEAR', bakeTimeInMinutes: 5, "
            + "linearConfiguration: {stepPercent: 33.4, stepBakeTimeInMinutes: 2}}");
        string arn = await Green();
        Wait(30);
        Assert.Equal(("PRODUCTION_TRAFFIC_SHIFT", 33.4, 66.6, "IN_PROGRESS"), await Look(arn));
        Wait(120);
        Assert.Equal(("PRODUCTION_TRAFFIC_SHIFT", 66.8, 33.2, "IN_PROGRESS"), await Look(arn));
        Wait(120);
        Assert.Equal(("BAKE_TIME", 100, 0, "IN_PROGRESS"), await Look(arn));
        Wait(320);
        Assert.Equal("SUCCESSFUL", (await Look(arn)).Status);
    }

    [Fact]
    public async Task Canary_shifts_a_part_and_then_all()
    {
        await Blue("deploymentConfiguration: {strategy: 'CANARY', canaryConfiguration: {canaryPercent: 0.5}}");
        Assert.Equal(10, (await DescribeService()).DeploymentConfiguration!.CanaryConfiguration!.Value
            .GetProperty("canaryBakeTimeInMinutes").GetInt32());
        string arn = await Green();
        Wait(30);
        Assert.Equal(("PRODUCTION_TRAFFIC_SHIFT", 0.5, 99.5, "IN_PROGRESS"), await Look(arn));
        Wait(600);
        Assert.Equal(("CLEAN_UP", 100, 0, "IN_PROGRESS"), await Look(arn));
        Wait(20);
        Assert.Equal("SUCCESSFUL", (await Look(arn)).Status);
    }

    [Fact]
    public async Task A_pause_waits_for_ContinueServiceDeployment()
    {
        await Blue();
        string arn = await Green(", " + With(At("POST_TEST_TRAFFIC_SHIFT"), At("PRE_SCALE_UP", "hookTargetArn: 'arn:aws:lambda:x'")));
        Wait(3600);
        ServiceDeployment waiting = await Describe(arn);
        Assert.Equal("POST_TEST_TRAFFIC_SHIFT", waiting.LifecycleStage);
        Assert.Equal((100, 0), (waiting.TargetServiceRevision!.RequestedTestTrafficWeight,
            waiting.TargetServiceRevision.RequestedProductionTrafficWeight));
        Assert.Equal(["AWS_LAMBDA SUCCEEDED arn:aws:lambda:x", "PAUSE AWAITING_ACTION "],
            waiting.LifecycleHookDetails!.Select(h => $"{h.TargetType} {h.Status} {h.TargetArn}"));
        DeploymentLifecycleHookDetail hook = waiting.LifecycleHookDetails![1];
        Assert.Equal((waiting.CreatedAt!.Value.AddSeconds(30).AddDays(1), "ROLLBACK"), (hook.ExpiresAt, hook.TimeoutAction));
        ContinueServiceDeploymentRequest goOn = new() { ServiceDeploymentArn = arn, HookId = hook.HookId };
        await RefusedParameter(null, async () => await Registry.CallAsync(goOn with { HookId = waiting.LifecycleHookDetails[0].HookId }));
        Assert.Equal(arn, (await Registry.CallAsync(goOn)).ServiceDeploymentArn);
        Assert.Equal("BAKE_TIME", (await Look(arn)).Stage);
        await RefusedParameter(null, async () => await Registry.CallAsync(goOn));
        await Refused("ServiceDeploymentNotFoundException", null, async () => await Registry.CallAsync(
            goOn with { ServiceDeploymentArn = arn + "x" }));
        Wait(620);
        Assert.Equal("SUCCESSFUL", (await Look(arn)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pause_that_is_answered_with_ROLLBACK_or_times_out_goes_back(bool answered)
    {
        await Blue();
        string arn = await Green(", " + With(At("POST_PRODUCTION_TRAFFIC_SHIFT",
            "targetType: 'PAUSE', timeoutConfiguration: {timeoutInMinutes: 30, action: 'ROLLBACK'}")));
        Wait(60);
        Assert.Equal(("POST_PRODUCTION_TRAFFIC_SHIFT", 100, 0, "IN_PROGRESS"), await Look(arn));
        string hook = Assert.Single((await Describe(arn)).LifecycleHookDetails!).HookId!;
        ContinueServiceDeploymentRequest back = new() { ServiceDeploymentArn = arn, HookId = hook, Action = "ROLLBACK" };
        if (answered) await Registry.CallAsync(back);
        else Wait(1770);
        ServiceDeployment over = await Describe(arn);
        Assert.Equal(("CLEAN_UP", 0, 100, "ROLLBACK_IN_PROGRESS"), await Look(arn));
        Assert.Equal(answered ? "FAILED" : "TIMED_OUT", over.LifecycleHookDetails![0].Status);
        Wait(20);
        Assert.Equal("ROLLBACK_SUCCESSFUL", (await Look(arn)).Status);
        ContainerService service = await DescribeService();
        Assert.EndsWith("task-definition/web:1", service.TaskDefinition, StringComparison.Ordinal);
        Assert.Equal("PRIMARY:2+0/2", await Tasks());
        Assert.Contains(
            service.Events!, e => e.Message!.EndsWith(" deployment failed: hook execution failure(s) detected.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pause_that_times_out_with_CONTINUE_goes_on()
    {
        await Blue();
        string arn = await Green(", " + With(At("PRE_PRODUCTION_TRAFFIC_SHIFT",
            "targetType: 'PAUSE', timeoutConfiguration: {timeoutInMinutes: 30, action: 'CONTINUE'}")));
        Wait(60);
        Assert.Equal(("POST_TEST_TRAFFIC_SHIFT", 0, 100, "IN_PROGRESS"), await Look(arn));
        Wait(1770);
        Assert.Equal(("BAKE_TIME", 100, 0, "IN_PROGRESS"), await Look(arn));
    }

    [Fact]
    public async Task A_stopped_deployment_goes_back_or_stays_as_it_is()
    {
        await Blue();
        string arn = await Green();
        Wait(60);
        await Registry.CallAsync(new StopServiceDeploymentRequest { ServiceDeploymentArn = arn, StopType = "ABORT" });
        Wait(3600);
        ServiceDeployment aborted = await Describe(arn);
        Assert.Equal(("STOPPED", "BAKE_TIME", aborted.CreatedAt!.Value.AddSeconds(60)),
            (aborted.Status, aborted.LifecycleStage, aborted.StoppedAt));
        Assert.Equal("PRIMARY:2+0/2 ACTIVE:2+0/2", await Tasks());

        // The next one leads from blue, the last that was completed; what was stopped goes first.
        string next = await Green();
        Assert.Equal("RECONCILE_SERVICE", (await Look(next)).Stage);
        Wait(20);
        Assert.Equal("SCALE_UP", (await Look(next)).Stage);
        Wait(30);
        Assert.Equal("BAKE_TIME", (await Look(next)).Stage);
        await Registry.CallAsync(new StopServiceDeploymentRequest { ServiceDeploymentArn = next });
        Assert.Equal(("CLEAN_UP", 0, 100, "ROLLBACK_IN_PROGRESS"), await Look(next));
        Wait(20);
        Assert.Equal("ROLLBACK_SUCCESSFUL", (await Look(next)).Status);
        Assert.Equal("PRIMARY:2+0/2", await Tasks());
        Assert.EndsWith("task-definition/web:1", (await DescribeService()).TaskDefinition, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Green_tasks_that_fail_trip_the_circuit_breaker_while_blue_serves()
    {
        Settings = Settings with
        {
            TaskRuns = new Dictionary<string, TaskRun> { ["bad"] = new() { RunTime = TimeSpan.FromSeconds(5), ExitCode = 1 } },
        };
        await Blue();
        string arn = await Green(", deploymentConfiguration: {deploymentCircuitBreaker: {enable: true, rollback: true}}", "bad");
        Wait(40);
        Assert.Equal(("SCALE_UP", 0, 100, "IN_PROGRESS"), await Look(arn));
        Assert.Equal(2, (await DescribeService()).Deployments!.Single(d => d.Status == "ACTIVE").RunningCount);
        Wait(600);
        ServiceDeployment failed = await Describe(arn);
        Assert.Equal(("ROLLBACK_SUCCESSFUL", "TRIGGERED"), (failed.Status, failed.DeploymentCircuitBreaker!.Status));
        Assert.Equal("PRIMARY:2+0/2", await Tasks());
        Assert.EndsWith("task-definition/web:1", (await DescribeService()).TaskDefinition, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_are_in_use_while_both_run()
    {
        await Blue();
        await Green();
        Wait(60);
        foreach (int revision in new[] { 1, 2 })
        {
            TaskDefinitionUsage usage = await Registry.GetUsageAsync($"web:{revision}");
            Assert.Equal((true, 2, 2), (usage.InUse, Assert.Single(usage.Services).RunningCount, usage.Services[0].DesiredCount));
        }

        Wait(620);
        Assert.False((await Registry.GetUsageAsync("web:1")).InUse);
        Assert.True((await Registry.GetUsageAsync("web:2")).InUse);
    }

    [Fact]
    public async Task A_count_that_changes_on_the_way_changes_both()
    {
        await Blue();
        string arn = await Green();
        Wait(60);
        await UpdateService("desiredCount: 3");
        Wait(30);
        Assert.Equal("PRIMARY:3+0/3 ACTIVE:3+0/3", await Tasks());
        await Stop((await ListTasks("serviceName: 'svc'"))[0]);
        Wait(60);
        Assert.Equal("PRIMARY:3+0/3 ACTIVE:3+0/3", await Tasks());
        Wait(600);
        Assert.Equal("SUCCESSFUL", (await Look(arn)).Status);
        Assert.Equal("PRIMARY:3+0/3", await Tasks());
    }

    [Fact]
    public async Task Revisions_take_turns_with_the_target_groups()
    {
        await Blue(BlueGreen + ", loadBalancers: [{containerName: 'app', containerPort: 80, targetGroupArn: 'arn:blue', "
            + "advancedConfiguration: {alternateTargetGroupArn: 'arn:green', productionListenerRule: 'arn:rule', roleArn: 'arn:role'}}]");
        await Green();
        Wait(60);
        List<string> groups = new();
        foreach (ServiceCurrentRevision current in (await DescribeService()).CurrentServiceRevisions!)
        {
            ServiceRevision revision = Assert.Single((await Registry.DescribeServiceRevisionsAsync(
                new DescribeServiceRevisionsRequest { ServiceRevisionArns = [current.Arn!] })).ServiceRevisions);
            ServiceRevisionLoadBalancer balancer = Assert.Single(revision.ResolvedConfiguration!.LoadBalancers!);
            groups.Add($"{balancer.TargetGroupArn} {balancer.ProductionListenerRule}");
        }

        Assert.Equal(["arn:green arn:rule", "arn:blue arn:rule"], groups);
    }

    [Fact]
    public async Task A_service_changes_its_strategy_with_a_deployment_and_is_deleted_on_the_way()
    {
        await Blue("deploymentConfiguration: {strategy: 'CANARY', canaryConfiguration: {canaryPercent: 50}}");
        string arn = await Green(", deploymentConfiguration: {strategy: 'ROLLING'}");
        Assert.Null((await DescribeService()).DeploymentConfiguration!.CanaryConfiguration);
        Wait(50);
        Assert.Equal((null, null, null, "SUCCESSFUL"), await Look(arn));
        await Green(", " + BlueGreen);
        Wait(60);
        await DeleteService(force: true);
        Wait(20);
        Assert.Equal("INACTIVE", (await DescribeService()).Status);
        Assert.False((await Registry.GetUsageAsync("web:3")).InUse);
    }

    [Fact]
    public async Task Alarms_are_named_and_never_triggered()
    {
        await Blue("deploymentConfiguration: {alarms: {alarmNames: ['high'], enable: true, rollback: true}}");
        string arn = await Green();
        Assert.Equal(("MONITORING", "high"), (await Describe(arn)).Alarms is { } a ? (a.Status, a.AlarmNames![0]) : default);
        Wait(60);
        Assert.Equal("MONITORING_COMPLETE", (await Describe(arn)).Alarms!.Status);
    }

    [Theory]
    [InlineData("strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1441")]
    [InlineData("strategy: 'BLUE_GREEN', bakeTimeInMinutes: -1")]
    [InlineData("strategy: 'LINEAR', linearConfiguration: {stepPercent: 2.9}")]
    [InlineData("strategy: 'LINEAR', linearConfiguration: {stepPercent: 33.33}")]
    [InlineData("strategy: 'LINEAR', linearConfiguration: {stepBakeTimeInMinutes: 1.5}")]
    [InlineData("strategy: 'CANARY', canaryConfiguration: {canaryPercent: 100.1}")]
    [InlineData("strategy: 'CANARY', canaryConfiguration: {canaryBakeTimeInMinutes: 1441}")]
    [InlineData("strategy: 'CANARY', linearConfiguration: {stepPercent: 10}")]
    [InlineData("canaryConfiguration: {canaryPercent: 10}")]
    [InlineData("strategy: 'BLUE_GREEN', lifecycleHooks: [{targetType: 'PAUSE'}]")]
    [InlineData("strategy: 'BLUE_GREEN', lifecycleHooks: [{targetType: 'PAUSE', lifecycleStages: ['SCALE_UP']}]")]
    [InlineData("strategy: 'BLUE_GREEN', lifecycleHooks: [{targetType: 'PAUSE', lifecycleStages: ['TEST_TRAFFIC_SHIFT']}]")]
    [InlineData("strategy: 'BLUE_GREEN', lifecycleHooks: [{lifecycleStages: ['PRE_SCALE_UP']}]")]
    [InlineData("strategy: 'BLUE_GREEN', lifecycleHooks: [{targetType: 'STOP', lifecycleStages: ['PRE_SCALE_UP']}]")]
    [InlineData("strategy: 'BLUE_GREEN', lifecycleHooks: [{targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'], "
        + "timeoutConfiguration: {timeoutInMinutes: 20161}}]")]
    [InlineData("strategy: 'BLUE_GREEN', lifecycleHooks: [{targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'], "
        + "timeoutConfiguration: {action: 'WAIT'}}]")]
    public async Task What_a_strategy_cannot_be_is_refused(string configuration)
    {
        await CreateCluster();
        await Register();
        await RefusedParameter(null, () => CreateService($", deploymentConfiguration: {{{configuration}}}"));
        await CreateService();
        await RefusedParameter(null, () => UpdateService($"deploymentConfiguration: {{{configuration}}}"));
    }

    [Fact]
    public async Task What_a_strategy_may_be_at_its_limits_is_accepted()
    {
        await CreateCluster();
        await Register();
        await CreateService(", deploymentConfiguration: {strategy: 'LINEAR', bakeTimeInMinutes: 1440, "
            + "linearConfiguration: {stepPercent: 3, stepBakeTimeInMinutes: 0}}");
        await UpdateService("deploymentConfiguration: {strategy: 'CANARY', canaryConfiguration: {canaryPercent: 0.1, "
            + "canaryBakeTimeInMinutes: 1440}, lifecycleHooks: [{targetType: 'PAUSE', lifecycleStages: ['PRE_PRODUCTION_TRAFFIC_SHIFT'], "
            + "timeoutConfiguration: {timeoutInMinutes: 20160}}]}");
        Assert.Null((await DescribeService()).DeploymentConfiguration!.LinearConfiguration);
    }
}

[StoreUnderTest("JsonStore")]
public sealed class StrategiesOnJsonStoreTests() : StrategyConformance(onDisk: true);

[StoreUnderTest("MemoryStore")]
public sealed class StrategiesOnMemoryStoreTests() : StrategyConformance(onDisk: false);

using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine.Services;

/// <summary>What ECS refuses about services, and what it fills in (docs/ECS.md §7.1, §7.3).</summary>
internal static class ServiceRules
{
    public static readonly Rule Token = Rule.Parameter(nameof(SR.ServiceTokenTooLong), "[captured]");
    public static readonly Rule Scheduling = Rule.Parameter(nameof(SR.SchedulingStrategyInvalid), "[captured]");
    public static readonly Rule LaunchTypeAndStrategy = Rule.Parameter(nameof(SR.ServiceLaunchTypeAndStrategy), "[bench]");
    public static readonly Rule CountMissing = Rule.Parameter(nameof(SR.DesiredCountMissing), "[captured]");
    public static readonly Rule CountNegative = Rule.Parameter(nameof(SR.DesiredCountNegative), "[captured]");
    public static readonly Rule ChangedCountNegative = Rule.Parameter(nameof(SR.TaskCountNegative), "[captured]");
    public static readonly Rule TasksTooMany = Rule.Of(
        nameof(SR.ServiceTasksTooMany), EcsErrorCodes.LimitExceeded, "quota [doc], text [guess]");

    public static readonly Rule RebalancingPercent = Rule.Parameter(nameof(SR.RebalancingMaximumPercent), "[captured]");
    public static readonly Rule MaximumTooSmall = Rule.Parameter(nameof(SR.MaximumPercentTooSmall), "[captured]");
    public static readonly Rule MinimumTooLarge = Rule.Parameter(nameof(SR.MinimumPercentTooLarge), "[captured]");
    public static readonly Rule PercentsBlock = Rule.Parameter(nameof(SR.PercentsBlock), "[bench]");
    public static readonly Rule ThresholdType = Rule.Parameter(nameof(SR.ThresholdType), "[captured]");
    public static readonly Rule ThresholdValue = Rule.Parameter(nameof(SR.ThresholdValue), "[captured]");

    private const int MaxToken = 36;
    private const string Daemon = "DAEMON";
    private const string Rolling = "ROLLING";

    // The quota's default (docs/ECS.md §9.2: 2,000 in 2020, 5,000 on newer pages).
    private const int MaxTasks = 5000;

    private static readonly ThresholdConfiguration s_threshold = new() { Type = "BOUNDED_PERCENT", Value = 50 };
    private static readonly string[] s_thresholds = ["COUNT", "BOUNDED_PERCENT", "UNBOUNDED_PERCENT"];
    private static readonly string[] s_propagate = ["NONE", "SERVICE", "TASK_DEFINITION"];
    private static readonly string[] s_rebalancing = ["ENABLED", "DISABLED"];
    private static readonly string[] s_strategies = [Rolling, TrafficShift.BlueGreen, TrafficShift.Linear, TrafficShift.Canary];

    /// <summary>Of a new service, what comes before everything else.</summary>
    public static void DemandToken(string? token)
    {
        if (token?.Length > MaxToken) throw Token.With();
    }

    /// <summary>Of a new service, what needs no look at its definition.</summary>
    public static void Check(CreateServiceRequest request, Report report)
    {
        string strategy = request.SchedulingStrategy ?? "REPLICA";
        if (strategy is not ("REPLICA" or Daemon)) report.Refuse(Scheduling);
        ControllerRules.Check(request, report);
        if (request is { LaunchType: not null, CapacityProviderStrategy.Count: > 0 }) report.Refuse(LaunchTypeAndStrategy);
        if (strategy == Daemon) DaemonRules.Check(request, report);
        if (strategy != Daemon && request.DesiredCount is null) report.Refuse(CountMissing);
        if (request.DesiredCount < 0) report.Refuse(CountNegative);
        CheckQuota(request.DesiredCount, report);
        CheckSettings(request, request.LaunchType, before: null, report);
        RequestRules.CheckLaunchType(request.LaunchType, report);
        RequestRules.CheckTags(request.Tags, report);
        ClusterRules.CheckStrategy(request.CapacityProviderStrategy, report);
    }

    /// <summary>Of a change, what needs no look at a definition.</summary>
    public static void Check(UpdateServiceRequest request, ServiceFact service, Report report)
    {
        if (request.DesiredCount < 0) report.Refuse(ChangedCountNegative);
        CheckQuota(request.DesiredCount, report);
        if (service.SchedulingStrategy == Daemon) DaemonRules.Check(request, report);
        ControllerRules.Check(request, service, report);
        ClusterRules.CheckForce(request, service, report);
        CheckSettings(request, service.LaunchType, service, report);
        string? rebalancing = request.AvailabilityZoneRebalancing ?? service.AvailabilityZoneRebalancing;
        int? maximum = request.DeploymentConfiguration?.MaximumPercent ?? service.DeploymentConfiguration.MaximumPercent;
        bool concerned = request.AvailabilityZoneRebalancing is not null || request.DeploymentConfiguration is not null;
        if (concerned && rebalancing == "ENABLED" && maximum <= 100) report.Refuse(RebalancingPercent);
        ClusterRules.CheckStrategy(request.CapacityProviderStrategy, report);
    }

    /// <summary>Everything of a new service that refers to its definition, or to what it runs on.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cluster">Its cluster.</param>
    /// <param name="definition">Its definition.</param>
    /// <param name="strategy">The strategy that counts, its own or the cluster's.</param>
    /// <param name="launchType">What its tasks run on.</param>
    /// <param name="report">Takes what is refused.</param>
    public static void CheckDefinition(
        CreateServiceRequest request, ClusterFact cluster, TaskDefinition definition,
        IReadOnlyList<CapacityProviderStrategyItem>? strategy, string launchType, Report report)
    {
        if (request.SchedulingStrategy == Daemon) DaemonRules.Check(strategy, launchType, report);
        NetworkRules.Check(request.NetworkConfiguration, definition.NetworkMode, launchType, report);
        bool exec = ExecRules.IsAsked(request);
        bool extras = exec || ConnectRules.IsEnabled(request.ServiceConnectConfiguration);
        PlatformRules.Check(request.PlatformVersion, launchType, definition, extras, report);
        bool hasRegistries = request.ServiceRegistries.Items().Count > 0;
        BalancerRules.CheckRole(request.Role, request.LoadBalancers, hasRegistries, definition, report);
        BalancerRules.Check(request.LoadBalancers, definition, launchType, report);
        DiscoveryRules.Check(request.ServiceRegistries, definition, report);
        ConnectRules.Check(request.ServiceConnectConfiguration, cluster, definition, report);
        LaunchVolumeRules.Check(request.VolumeConfigurations, definition, report);
        ExecRules.Check(ExecRules.OfNewService, exec, definition, report);
        LaunchRules.Check(launchType, definition, report);
    }

    /// <summary>The same of a change: what it brings, and what stays where it brings another definition.</summary>
    public static void CheckDefinition(
        UpdateServiceRequest request, ServiceFact changed, ClusterFact cluster, TaskDefinition definition, string launchType,
        Report report)
    {
        // That of an Express service may be the default VPC's, which is not known here.
        if (changed.Express is null || request.NetworkConfiguration is not null)
            NetworkRules.Check(changed.NetworkConfiguration, definition.NetworkMode, launchType, report);
        bool exec = changed.AllowsExec && (ExecRules.IsAsked(request) || request.TaskDefinition is not null);
        bool extras = changed.AllowsExec || ConnectRules.IsEnabled(changed.ServiceConnectConfiguration);
        string? version = launchType == LaunchTypes.Fargate ? changed.PlatformVersion : request.PlatformVersion;
        PlatformRules.Check(version, launchType, definition, extras, report);
        BalancerRules.Check(changed.LoadBalancers, definition, launchType, report);
        DiscoveryRules.Check(request.ServiceRegistries, definition, report);
        if (request.ServiceConnectConfiguration is { } connect) ConnectRules.Check(connect, cluster, definition, report);
        else if (request.TaskDefinition is not null) ConnectRules.CheckPorts(changed.ServiceConnectConfiguration, definition, report);
        LaunchVolumeRules.Check(request.VolumeConfigurations, definition, report);
        ExecRules.Check(ExecRules.OfService, exec, definition, report);
        LaunchRules.Check(launchType, definition, report);
    }

    /// <summary>The configuration with what ECS fills in [captured]; a daemon's limits are the model's.</summary>
    public static DeploymentConfiguration WithDefaults(DeploymentConfiguration? sent, string? schedulingStrategy)
    {
        sent ??= new DeploymentConfiguration();
        DeploymentCircuitBreaker breaker = sent.DeploymentCircuitBreaker ?? new DeploymentCircuitBreaker();
        return sent with
        {
            BakeTimeInMinutes = sent.BakeTimeInMinutes ?? 0,
            DeploymentCircuitBreaker = breaker with
            {
                Enable = breaker.Enable ?? false,
                ResetOnHealthyTask = breaker.ResetOnHealthyTask ?? true,
                Rollback = breaker.Rollback ?? false,
                ThresholdConfiguration = breaker.ThresholdConfiguration ?? s_threshold,
            },
            MaximumPercent = sent.MaximumPercent ?? (schedulingStrategy == Daemon ? 100 : 200),
            MinimumHealthyPercent = sent.MinimumHealthyPercent ?? (schedulingStrategy == Daemon ? 0 : 100),
            Strategy = sent.Strategy ?? Rolling,
        };
    }

    /// <summary>The configuration of a service after a change: what was sent over what there was.</summary>
    public static DeploymentConfiguration Over(DeploymentConfiguration? sent, DeploymentConfiguration before) => sent is null ? before
        : StrategyRules.Filled(before with
    {
        Alarms = sent.Alarms ?? before.Alarms,
        BakeTimeInMinutes = sent.BakeTimeInMinutes ?? before.BakeTimeInMinutes,
        CanaryConfiguration = sent.CanaryConfiguration ?? before.CanaryConfiguration,
        DeploymentCircuitBreaker = sent.DeploymentCircuitBreaker is { } breaker
            ? WithDefaults(new DeploymentConfiguration { DeploymentCircuitBreaker = breaker }, null).DeploymentCircuitBreaker
            : before.DeploymentCircuitBreaker,
        LifecycleHooks = sent.LifecycleHooks ?? before.LifecycleHooks,
        LinearConfiguration = sent.LinearConfiguration ?? before.LinearConfiguration,
        MaximumPercent = sent.MaximumPercent ?? before.MaximumPercent,
        MinimumHealthyPercent = sent.MinimumHealthyPercent ?? before.MinimumHealthyPercent,
        Strategy = sent.Strategy ?? before.Strategy,
    });

    /// <summary>ENABLED where ECS could rebalance [captured], DISABLED elsewhere.</summary>
    public static string DefaultRebalancing(CreateServiceRequest request) =>
        request.SchedulingStrategy == Daemon || request.DeploymentConfiguration?.MaximumPercent <= 100 ? "DISABLED" : "ENABLED";

    public static void CheckQuota(int? desiredCount, Report report)
    {
        if (desiredCount > MaxTasks) report.Refuse(TasksTooMany, MaxTasks);
    }

    private static void CheckSettings(ServiceSettings sent, string? launchType, ServiceFact? before, Report report)
    {
        PlacementRules.Check(sent.PlacementConstraints, sent.PlacementStrategy, launchType, report);
        CheckDeployments(sent.DeploymentConfiguration, report);
        StrategyRules.Check(sent.DeploymentConfiguration, before?.DeploymentConfiguration.Strategy, report);
        ParameterRules.CheckOneOf("propagateTags", sent.PropagateTags, s_propagate, report);
        ParameterRules.CheckOneOf("availabilityZoneRebalancing", sent.AvailabilityZoneRebalancing, s_rebalancing, report);
        BalancerRules.Check(sent.LoadBalancers, report);
        bool isChecked = (sent.LoadBalancers ?? before?.LoadBalancers) is { Count: > 0 }
            || (sent.VpcLatticeConfigurations ?? before?.VpcLatticeConfigurations).Items().Count > 0;
        BalancerRules.CheckGracePeriod(sent.HealthCheckGracePeriodSeconds, isChecked, report);
    }

    private static void CheckDeployments(DeploymentConfiguration? configuration, Report report)
    {
        ParameterRules.CheckOneOf("deploymentConfiguration.strategy", configuration?.Strategy, s_strategies, report);
        if (configuration?.MaximumPercent < 100) report.Refuse(MaximumTooSmall);
        if (configuration?.MinimumHealthyPercent > 100) report.Refuse(MinimumTooLarge);
        if (configuration is { MaximumPercent: 100, MinimumHealthyPercent: 100 }) report.Refuse(PercentsBlock);
        if (configuration?.DeploymentCircuitBreaker?.ThresholdConfiguration is not { } threshold) return;
        if (!s_thresholds.Contains(threshold.Type)) report.Refuse(ThresholdType);
        if (threshold.Value is null or < 1) report.Refuse(ThresholdValue);
    }
}

using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine.Services;

/// <summary>What ECS refuses about services, and what it fills in (docs/ECS.md §7.1, §7.3).</summary>
internal static class ServiceRules
{
    private const int MaxToken = 36;
    private const string Daemon = "DAEMON";
    private const string Rolling = "ROLLING";

    // The quota's default (docs/ECS.md §9.2: 2,000 in 2020, 5,000 on newer pages).
    private const int MaxTasks = 5000;

    private static readonly ThresholdConfiguration s_threshold = new() { Type = "BOUNDED_PERCENT", Value = 50 };
    private static readonly string[] s_thresholds = ["COUNT", "BOUNDED_PERCENT", "UNBOUNDED_PERCENT"];
    private static readonly string[] s_propagate = ["NONE", "SERVICE", "TASK_DEFINITION"];
    private static readonly string[] s_rebalancing = ["ENABLED", "DISABLED"];
    private static readonly string[] s_strategies = [Rolling, "BLUE_GREEN", "LINEAR", "CANARY"];

    public static void DemandToken(string? token)
    {
        if (token?.Length > MaxToken) throw EcsErrors.InvalidParameter(SR.ServiceTokenTooLong);
    }

    /// <summary>Of a new service, what needs no look at its definition.</summary>
    public static void Demand(CreateServiceRequest request)
    {
        string strategy = request.SchedulingStrategy ?? "REPLICA";
        if (strategy is not ("REPLICA" or Daemon)) throw EcsErrors.InvalidParameter(SR.SchedulingStrategyInvalid);
        ControllerRules.Demand(request);
        if (request is { LaunchType: not null, CapacityProviderStrategy.Count: > 0 })
            throw EcsErrors.InvalidParameter(SR.ServiceLaunchTypeAndStrategy);

        if (strategy == Daemon) DaemonRules.Demand(request);
        if (strategy != Daemon && request.DesiredCount is null) throw EcsErrors.InvalidParameter(SR.DesiredCountMissing);
        if (request.DesiredCount < 0) throw EcsErrors.InvalidParameter(SR.DesiredCountNegative);
        DemandQuota(request.DesiredCount);
        DemandSettings(request, request.LaunchType, before: null);
    }

    /// <summary>Of a change, what needs no look at a definition.</summary>
    public static void Demand(UpdateServiceRequest request, ServiceFact service)
    {
        if (request.DesiredCount < 0) throw EcsErrors.InvalidParameter(SR.TaskCountNegative);
        DemandQuota(request.DesiredCount);
        if (service.SchedulingStrategy == Daemon) DaemonRules.Demand(request);
        ControllerRules.Demand(request, service);
        ClusterRules.DemandForce(request, service);
        DemandSettings(request, service.LaunchType, service);
        string? rebalancing = request.AvailabilityZoneRebalancing ?? service.AvailabilityZoneRebalancing;
        int? maximum = request.DeploymentConfiguration?.MaximumPercent ?? service.DeploymentConfiguration.MaximumPercent;
        bool concerned = request.AvailabilityZoneRebalancing is not null || request.DeploymentConfiguration is not null;
        if (concerned && rebalancing == "ENABLED" && maximum <= 100) throw EcsErrors.InvalidParameter(SR.RebalancingMaximumPercent);
    }

    /// <summary>Everything of a new service that refers to its definition, or to what it runs on.</summary>
    public static void DemandDefinition(CreateServiceRequest request, ClusterFact cluster, TaskDefinition definition, string launchType)
    {
        bool exec = ExecRules.IsAsked(request);
        bool extras = exec || ConnectRules.IsEnabled(request.ServiceConnectConfiguration);
        PlatformRules.Demand(request.PlatformVersion, launchType, definition, extras);
        bool hasRegistries = request.ServiceRegistries.Items().Count > 0;
        BalancerRules.DemandRole(request.Role, request.LoadBalancers, hasRegistries, definition);
        BalancerRules.Demand(request.LoadBalancers, definition, launchType);
        DiscoveryRules.Demand(request.ServiceRegistries, definition);
        ConnectRules.Demand(request.ServiceConnectConfiguration, cluster, definition);
        LaunchVolumeRules.Demand(request.VolumeConfigurations, definition);
        ExecRules.Demand(ExecRules.OfNewService, exec, definition);
    }

    /// <summary>The same of a change: what it brings, and what stays where it brings another definition.</summary>
    public static void DemandDefinition(
        UpdateServiceRequest request, ServiceFact changed, ClusterFact cluster, TaskDefinition definition, string launchType)
    {
        bool exec = changed.AllowsExec && (ExecRules.IsAsked(request) || request.TaskDefinition is not null);
        bool extras = changed.AllowsExec || ConnectRules.IsEnabled(changed.ServiceConnectConfiguration);
        string? version = launchType == LaunchTypes.Fargate ? changed.PlatformVersion : request.PlatformVersion;
        PlatformRules.Demand(version, launchType, definition, extras);
        BalancerRules.Demand(changed.LoadBalancers, definition, launchType);
        DiscoveryRules.Demand(request.ServiceRegistries, definition);
        if (request.ServiceConnectConfiguration is { } connect) ConnectRules.Demand(connect, cluster, definition);
        else if (request.TaskDefinition is not null) ConnectRules.DemandPorts(changed.ServiceConnectConfiguration, definition);
        LaunchVolumeRules.Demand(request.VolumeConfigurations, definition);
        ExecRules.Demand(ExecRules.OfService, exec, definition);
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
        : before with
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
    };

    /// <summary>ENABLED where ECS could rebalance [captured], DISABLED elsewhere.</summary>
    public static string DefaultRebalancing(CreateServiceRequest request) =>
        request.SchedulingStrategy == Daemon || request.DeploymentConfiguration?.MaximumPercent <= 100 ? "DISABLED" : "ENABLED";

    private static void DemandQuota(int? desiredCount)
    {
        if (desiredCount > MaxTasks) throw EcsErrors.LimitExceeded(Texts.Format(SR.ServiceTasksTooMany, MaxTasks));
    }

    private static void DemandSettings(ServiceSettings sent, string? launchType, ServiceFact? before)
    {
        PlacementRules.Demand(sent.PlacementConstraints, sent.PlacementStrategy, launchType);
        DeploymentConfiguration? configuration = sent.DeploymentConfiguration;
        if (configuration?.Strategy is { } strategy && strategy != Rolling)
        {
            throw s_strategies.Contains(strategy)
                ? EcsErrors.Client(Texts.Format(SR.StrategyNotOffered, strategy))
                : EcsErrors.NotOneOf("deploymentConfiguration.strategy", s_strategies);
        }

        if (configuration?.MaximumPercent < 100) throw EcsErrors.InvalidParameter(SR.MaximumPercentTooSmall);
        if (configuration?.MinimumHealthyPercent > 100) throw EcsErrors.InvalidParameter(SR.MinimumPercentTooLarge);
        if (configuration is { MaximumPercent: 100, MinimumHealthyPercent: 100 }) throw EcsErrors.InvalidParameter(SR.PercentsBlock);
        if (configuration?.DeploymentCircuitBreaker?.ThresholdConfiguration is { } threshold)
        {
            if (!s_thresholds.Contains(threshold.Type)) throw EcsErrors.InvalidParameter(SR.ThresholdType);
            if (threshold.Value is null or < 1) throw EcsErrors.InvalidParameter(SR.ThresholdValue);
        }

        if (sent.PropagateTags is { } propagate && !s_propagate.Contains(propagate)) throw EcsErrors.NotOneOf("propagateTags", s_propagate);
        if (sent.AvailabilityZoneRebalancing is { } rebalancing && !s_rebalancing.Contains(rebalancing))
            throw EcsErrors.NotOneOf("availabilityZoneRebalancing", s_rebalancing);
        BalancerRules.Demand(sent.LoadBalancers);
        bool isChecked = (sent.LoadBalancers ?? before?.LoadBalancers) is { Count: > 0 }
            || (sent.VpcLatticeConfigurations ?? before?.VpcLatticeConfigurations).Items().Count > 0;
        BalancerRules.DemandGracePeriod(sent.HealthCheckGracePeriodSeconds, isChecked);
    }
}

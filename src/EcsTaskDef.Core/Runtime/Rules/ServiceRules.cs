using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;
using EcsTaskDef.Runtime.Messages;

namespace EcsTaskDef.Runtime;

/// <summary>What ECS refuses about services, and what it fills in (ECS semantics §7.1, §7.3).</summary>
internal static class ServiceRules
{
    private const int MaxToken = 36;
    private const string Daemon = "DAEMON";
    private const string Rolling = "ROLLING";

    // The quota's default (ECS semantics §9.2: 2,000 in 2020, 5,000 on newer pages).
    private const int MaxTasks = 5000;

    private static readonly string[] s_thresholds = ["COUNT", "BOUNDED_PERCENT", "UNBOUNDED_PERCENT"];
    private static readonly string[] s_propagate = ["NONE", "SERVICE", "TASK_DEFINITION"];
    private static readonly string[] s_rebalancing = ["ENABLED", "DISABLED"];
    private static readonly string[] s_controllers = ["ECS", "CODE_DEPLOY", "EXTERNAL"];
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
        DemandController(request);
        if (request is { LaunchType: not null, CapacityProviderStrategy.Count: > 0 })
            throw EcsErrors.InvalidParameter(SR.ServiceLaunchTypeAndStrategy);

        // A daemon is checked for its count before its launch type (ECS semantics §7.3 [captured]).
        if (strategy == Daemon && request.DesiredCount is not null) throw EcsErrors.InvalidParameter(SR.DaemonDesiredCount);
        if (strategy == Daemon && request.LaunchType == LaunchTypes.Fargate) throw EcsErrors.InvalidParameter(SR.DaemonFargate);
        if (strategy == Daemon && request.DeploymentConfiguration?.MaximumPercent > 100) throw EcsErrors.InvalidParameter(SR.DaemonMaximumPercent);
        if (strategy == Daemon && request.AvailabilityZoneRebalancing == "ENABLED") throw EcsErrors.InvalidParameter(SR.DaemonRebalancing);
        if (strategy != Daemon && request.DesiredCount is null) throw EcsErrors.InvalidParameter(SR.DesiredCountMissing);
        if (request.DesiredCount < 0) throw EcsErrors.InvalidParameter(SR.DesiredCountNegative);
        DemandQuota(request.DesiredCount);
        DemandPlacement(request.PlacementConstraints, request.PlacementStrategy, request.LaunchType);
        DemandCommon(request.DeploymentConfiguration, request.PropagateTags, request.AvailabilityZoneRebalancing);
        DemandLoadBalancers(request.LoadBalancers);
    }

    /// <summary>Of a change, what needs no look at a definition.</summary>
    public static void Demand(UpdateServiceRequest request, ServiceFact service)
    {
        if (request.DesiredCount < 0) throw EcsErrors.InvalidParameter(SR.TaskCountNegative);
        DemandQuota(request.DesiredCount);
        if (request.DeploymentController is { } controller) DemandOffered(controller.Type ?? "ECS");
        if (service.SchedulingStrategy == Daemon && request.DesiredCount is not null) throw EcsErrors.InvalidParameter(SR.DaemonDesiredCount);
        if (service.DeploymentController == "CODE_DEPLOY" && request.TaskDefinition is not null)
            throw EcsErrors.InvalidParameter(SR.CodeDeployTaskDefinition);
        if (service.DeploymentController == "CODE_DEPLOY" && request.ForceNewDeployment == true)
            throw EcsErrors.InvalidParameter(SR.CodeDeployForce);
        DemandPlacement(request.PlacementConstraints, request.PlacementStrategy, service.LaunchType);
        DemandCommon(request.DeploymentConfiguration, request.PropagateTags, request.AvailabilityZoneRebalancing);
        DemandLoadBalancers(request.LoadBalancers);
        string? rebalancing = request.AvailabilityZoneRebalancing ?? service.AvailabilityZoneRebalancing;
        int? maximum = request.DeploymentConfiguration?.MaximumPercent ?? service.DeploymentConfiguration.MaximumPercent;
        bool concerned = request.AvailabilityZoneRebalancing is not null || request.DeploymentConfiguration is not null;
        if (concerned && rebalancing == "ENABLED" && maximum <= 100) throw EcsErrors.InvalidParameter(SR.RebalancingMaximumPercent);
    }

    /// <summary>Load balancers and volumes fit the definition [bench].</summary>
    public static void DemandDefinition(CreateServiceRequest request, TaskDefinition definition, string launchType)
    {
        if (request.SchedulingStrategy == Daemon && launchType == LaunchTypes.Fargate) throw EcsErrors.InvalidParameter(SR.DaemonFargate);
        DemandPlatformVersion(request.PlatformVersion, launchType);
        DemandLoadBalancers(request.LoadBalancers, definition);
        DemandVolumes(request.VolumeConfigurations, definition);
    }

    /// <summary>Only Fargate has versions [bench].</summary>
    public static void DemandPlatformVersion(string? version, string launchType)
    {
        if (launchType != LaunchTypes.Fargate && !string.IsNullOrEmpty(version)) throw EcsErrors.InvalidParameter(SR.PlatformVersionEc2);
    }

    /// <summary>Volumes that are configured here are said to be so in the definition [bench].</summary>
    public static void DemandVolumes(JsonElement? configurations, TaskDefinition definition)
    {
        if (configurations is not { ValueKind: JsonValueKind.Array } list) return;
        foreach (JsonElement item in list.EnumerateArray())
        {
            string? name = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out JsonElement text) ? text.ToString() : null;
            if (definition.Volumes?.Any(v => v.Name == name && v.ConfiguredAtLaunch == true) != true)
                throw EcsErrors.InvalidParameter(SR.Format(SR.VolumeNotAtLaunch, name));
        }
    }

    /// <summary>ECS Exec and Service Connect, when they are switched on, need a task role [seen].</summary>
    public static void DemandTaskRole(UpdateServiceRequest request, TaskDefinition definition)
    {
        bool connects = request.ServiceConnectConfiguration is { ValueKind: JsonValueKind.Object } connect
            && connect.TryGetProperty("enabled", out JsonElement enabled) && enabled.ValueKind == JsonValueKind.True;
        if ((connects || request.EnableExecuteCommand == true) && string.IsNullOrEmpty(definition.TaskRoleArn))
            throw EcsErrors.InvalidParameter(SR.TaskRoleMissing, SR.AdviceTaskRole);
    }

    public static void DemandLoadBalancers(IReadOnlyList<LoadBalancer>? loadBalancers, TaskDefinition definition)
    {
        foreach (LoadBalancer balancer in loadBalancers ?? [])
        {
            ContainerDefinition container = definition.ContainerDefinitions?.FirstOrDefault(c => c.Name == balancer.ContainerName)
                ?? throw EcsErrors.InvalidParameter(SR.Format(SR.BalancerContainer, balancer.ContainerName));
            if (balancer.ContainerPort is { } port && container.PortMappings?.Any(m => m.ContainerPort == port) != true)
                throw EcsErrors.InvalidParameter(SR.Format(SR.BalancerPort, balancer.ContainerName, port));
        }
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
                ThresholdConfiguration = breaker.ThresholdConfiguration ?? new ThresholdConfiguration { Type = "BOUNDED_PERCENT", Value = 50 },
            },
            MaximumPercent = sent.MaximumPercent ?? (schedulingStrategy == Daemon ? 100 : 200),
            MinimumHealthyPercent = sent.MinimumHealthyPercent ?? (schedulingStrategy == Daemon ? 0 : 100),
            Strategy = sent.Strategy ?? Rolling,
        };
    }

    /// <summary>The configuration of a service after a change: what was sent over what there was.</summary>
    public static DeploymentConfiguration Over(DeploymentConfiguration? sent, DeploymentConfiguration before) => sent is null ? before : before with
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

    private static void DemandController(CreateServiceRequest request)
    {
        string controller = request.DeploymentController?.Type ?? "ECS";
        if (!s_controllers.Contains(controller)) throw OneOf("Deployment controller type", s_controllers);
        if (controller == "CODE_DEPLOY" && request.LoadBalancers is not { Count: > 0 })
            throw EcsErrors.InvalidParameter(SR.CodeDeployBalancer);
        if (controller != "EXTERNAL") return;
        if (!string.IsNullOrEmpty(request.TaskDefinition)) throw EcsErrors.InvalidParameter(SR.ExternalTaskDefinition);
        if (request.LoadBalancers is { Count: > 0 }) throw EcsErrors.InvalidParameter(SR.ExternalBalancers);
        DemandOffered(controller);
    }

    private static void DemandOffered(string controller)
    {
        if (!s_controllers.Contains(controller)) throw OneOf("Deployment controller type", s_controllers);
        if (controller == "EXTERNAL") throw EcsErrors.Client(SR.ExternalNotOffered);
    }

    private static void DemandQuota(int? desiredCount)
    {
        if (desiredCount > MaxTasks) throw EcsErrors.LimitExceeded(SR.Format(SR.ServiceTasksTooMany, MaxTasks));
    }

    private static void DemandCommon(DeploymentConfiguration? configuration, string? propagateTags, string? rebalancing)
    {
        if (configuration?.Strategy is { } strategy && strategy != Rolling)
        {
            throw s_strategies.Contains(strategy)
                ? EcsErrors.Client(SR.Format(SR.StrategyNotOffered, strategy))
                : OneOf("deploymentConfiguration.strategy", s_strategies);
        }

        if (configuration?.MaximumPercent < 100) throw EcsErrors.InvalidParameter(SR.MaximumPercentTooSmall);
        if (configuration?.MinimumHealthyPercent > 100) throw EcsErrors.InvalidParameter(SR.MinimumPercentTooLarge);
        if (configuration is { MaximumPercent: 100, MinimumHealthyPercent: 100 }) throw EcsErrors.InvalidParameter(SR.PercentsBlock);
        if (configuration?.DeploymentCircuitBreaker?.ThresholdConfiguration is { } threshold)
        {
            if (!s_thresholds.Contains(threshold.Type)) throw EcsErrors.InvalidParameter(SR.ThresholdType);
            if (threshold.Value is null or < 1) throw EcsErrors.InvalidParameter(SR.ThresholdValue);
        }

        if (propagateTags is not null && !s_propagate.Contains(propagateTags)) throw OneOf("propagateTags", s_propagate);
        if (rebalancing is not null && !s_rebalancing.Contains(rebalancing)) throw OneOf("availabilityZoneRebalancing", s_rebalancing);
    }

    private static void DemandPlacement(
        IReadOnlyList<PlacementConstraint>? constraints, IReadOnlyList<PlacementStrategy>? strategies, string? launchType)
    {
        if (launchType == LaunchTypes.Fargate && constraints is { Count: > 0 }) throw EcsErrors.InvalidParameter(SR.ServiceFargateConstraints);
        if (launchType == LaunchTypes.Fargate && strategies is { Count: > 0 }) throw EcsErrors.InvalidParameter(SR.ServiceFargateStrategies);
        PlacementRules.Demand(constraints, strategies);
    }

    private static void DemandLoadBalancers(IReadOnlyList<LoadBalancer>? loadBalancers)
    {
        if (loadBalancers?.Any(static b => b is { LoadBalancerName.Length: > 0, TargetGroupArn.Length: > 0 }) == true)
            throw EcsErrors.InvalidParameter(SR.BalancerNameAndGroup);
    }

    private static EcsException OneOf(string parameter, string[] values) =>
        EcsErrors.InvalidParameter(SR.Format(SR.EnumParameterInvalid, parameter, string.Join(",", values)));
}

using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>What the DAEMON scheduling strategy does not support (docs/ECS.md §7.3).</summary>
internal static class DaemonRules
{
    public static readonly Refusal DesiredCount = Refusal.Parameter(nameof(SR.DaemonDesiredCount), "[captured][bench]");
    public static readonly Refusal Fargate = Refusal.Parameter(nameof(SR.DaemonFargate), "[captured]");
    public static readonly Refusal MaximumPercent = Refusal.Parameter(nameof(SR.DaemonMaximumPercent), "[bench]");
    public static readonly Refusal Rebalancing = Refusal.Parameter(nameof(SR.DaemonRebalancing), "[bench]");

    public static readonly Refusal Placement = Refusal.Parameter(
        nameof(SR.DaemonPlacement), "[bench]; [seen 2022: kayac/ecspresso#402] on UpdateService");

    public static readonly Refusal Providers = Refusal.Parameter(
        nameof(SR.DaemonProviders), "[seen 2020: aws/containers-roadmap#692], for the cluster's default strategy too");

    public static readonly Refusal Controller = Refusal.Parameter(nameof(SR.DaemonController), "rule [model], text [guess]");
    public static readonly Refusal Volumes = Refusal.Parameter(nameof(SR.DaemonVolumes), "rule [model], text [guess]");

    /// <summary>Of a new service; its count is checked before its launch type [captured].</summary>
    public static void Demand(CreateServiceRequest request)
    {
        if (request.DesiredCount is not null) throw DesiredCount.With();
        if (request.LaunchType == LaunchTypes.Fargate) throw Fargate.With();
        if (request.DeploymentConfiguration?.MaximumPercent > 100) throw MaximumPercent.With();
        if (request.AvailabilityZoneRebalancing == "ENABLED") throw Rebalancing.With();
        if (request.DeploymentController?.Type is { } controller and not "ECS") throw Controller.With(controller);
        if (request.PlacementStrategy is { Count: > 0 }) throw Placement.With();
        if (request.VolumeConfigurations.Items().Count > 0) throw Volumes.With();
    }

    /// <summary>Of a change.</summary>
    public static void Demand(UpdateServiceRequest request)
    {
        if (request.DesiredCount is not null) throw DesiredCount.With();
        if (request.PlacementStrategy is { Count: > 0 }) throw Placement.With();
        if (request.VolumeConfigurations.Items().Count > 0) throw Volumes.With();
    }

    /// <summary>Of what the tasks of a new service run on.</summary>
    public static void Demand(IReadOnlyList<CapacityProviderStrategyItem>? strategy, string launchType)
    {
        if (strategy is { Count: > 0 }) throw Providers.With();
        if (launchType == LaunchTypes.Fargate) throw Fargate.With();
    }
}

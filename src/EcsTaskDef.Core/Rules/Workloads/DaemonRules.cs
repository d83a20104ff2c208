using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>What the DAEMON scheduling strategy does not support (docs/ECS.md §7.3).</summary>
internal static class DaemonRules
{
    public static readonly Rule DesiredCount = Rule.Parameter(nameof(SR.DaemonDesiredCount), "[captured][bench]");
    public static readonly Rule Fargate = Rule.Parameter(nameof(SR.DaemonFargate), "[captured]");
    public static readonly Rule MaximumPercent = Rule.Parameter(nameof(SR.DaemonMaximumPercent), "[bench]");
    public static readonly Rule Rebalancing = Rule.Parameter(nameof(SR.DaemonRebalancing), "[bench]");

    public static readonly Rule Placement = Rule.Parameter(
        nameof(SR.DaemonPlacement), "[bench]; [seen 2022: kayac/ecspresso#402] on UpdateService");

    public static readonly Rule Providers = Rule.Parameter(
        nameof(SR.DaemonProviders), "[seen 2020: aws/containers-roadmap#692], for the cluster's default strategy too");

    public static readonly Rule Controller = Rule.Parameter(nameof(SR.DaemonController), "rule [model], text [guess]");
    public static readonly Rule Volumes = Rule.Parameter(nameof(SR.DaemonVolumes), "rule [model], text [guess]");

    /// <summary>Of a new service; its count is checked before its launch type [captured].</summary>
    public static void Check(CreateServiceRequest request, Report report)
    {
        if (request.DesiredCount is not null) report.Refuse(DesiredCount);
        if (request.LaunchType == LaunchTypes.Fargate) report.Refuse(Fargate);
        if (request.DeploymentConfiguration?.MaximumPercent > 100) report.Refuse(MaximumPercent);
        if (request.AvailabilityZoneRebalancing == "ENABLED") report.Refuse(Rebalancing);
        if (request.DeploymentController?.Type is { } controller and not "ECS") report.Refuse(Controller, controller);
        if (request.PlacementStrategy is { Count: > 0 }) report.Refuse(Placement);
        if (request.VolumeConfigurations.Items().Count > 0) report.Refuse(Volumes);
    }

    /// <summary>Of a change.</summary>
    public static void Check(UpdateServiceRequest request, Report report)
    {
        if (request.DesiredCount is not null) report.Refuse(DesiredCount);
        if (request.PlacementStrategy is { Count: > 0 }) report.Refuse(Placement);
        if (request.VolumeConfigurations.Items().Count > 0) report.Refuse(Volumes);
    }

    /// <summary>Of what the tasks of a new service run on.</summary>
    public static void Check(IReadOnlyList<CapacityProviderStrategyItem>? strategy, string launchType, Report report)
    {
        if (strategy is { Count: > 0 }) report.Refuse(Providers);
        if (launchType == LaunchTypes.Fargate) report.Refuse(Fargate);
    }
}

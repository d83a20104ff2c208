using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>Load balancers of a service, and what only services with load balancers may have (docs/ECS.md §7.3).</summary>
internal static class BalancerRules
{
    public static readonly Rule NameAndGroup = Rule.Parameter(nameof(SR.BalancerNameAndGroup), "[bench]");
    public static readonly Rule ContainerUnknown = Rule.Parameter(nameof(SR.BalancerContainer), "[bench]");
    public static readonly Rule PortUnknown = Rule.Parameter(nameof(SR.BalancerPort), "[bench]");
    public static readonly Rule PortTwice = Rule.Parameter(nameof(SR.BalancerPortTwice), "[seen 2018, 2023, 2026]");
    public static readonly Rule ClassicOnFargate = Rule.Parameter(nameof(SR.ClassicBalancerOnFargate), "[bench]");
    public static readonly Rule ClassicOnAwsvpc = Rule.Parameter(nameof(SR.ClassicBalancerOnAwsvpc), "rule [model], text [guess]");

    public static readonly Rule GracePeriod = Rule.Parameter(
        nameof(SR.GracePeriodUnused), "[seen 2022…2024 ×3]; not for 0, nor with VPC Lattice [guess]");

    public static readonly Rule RoleAlone = Rule.Parameter(nameof(SR.RoleWithoutBalancers), "[seen 2021]");

    public static readonly Rule RoleServiceLinked = Rule.Parameter(
        nameof(SR.RoleServiceLinked), "[seen 2023] for awsvpc; several target groups, service discovery [model]");

    private const int MaxBalancers = 5;

    /// <summary>What needs no look at the definition.</summary>
    public static void Check(IReadOnlyList<LoadBalancer>? balancers, Report report)
    {
        ParameterRules.CheckLimit(balancers, "load balancers", MaxBalancers, report);
        if (balancers?.Any(static b => b is { LoadBalancerName.Length: > 0, TargetGroupArn.Length: > 0 }) == true)
            report.Refuse(NameAndGroup);
    }

    /// <summary>A grace period is for services that something checks (docs/ECS.md §11, 20).</summary>
    public static void CheckGracePeriod(int? seconds, bool isChecked, Report report)
    {
        if (seconds > 0 && !isChecked) report.Refuse(GracePeriod);
    }

    /// <summary>The role of a new service: with load balancers only, and not where ECS's own role is needed.</summary>
    public static void CheckRole(
        string? role, IReadOnlyList<LoadBalancer>? balancers, bool hasRegistries, TaskDefinition definition, Report report)
    {
        if (string.IsNullOrEmpty(role)) return;
        if (balancers is not { Count: > 0 }) report.Refuse(RoleAlone);
        if (definition.NetworkMode == NetworkModes.AwsVpc || hasRegistries
            || balancers?.Count(static b => b.TargetGroupArn is not null) > 1) report.Refuse(RoleServiceLinked);
    }

    /// <summary>Containers and ports are the definition's, and the kind of balancer fits what the tasks run on.</summary>
    public static void Check(IReadOnlyList<LoadBalancer>? balancers, TaskDefinition definition, string launchType, Report report)
    {
        foreach (LoadBalancer balancer in balancers ?? [])
        {
            if (!string.IsNullOrEmpty(balancer.LoadBalancerName))
            {
                if (launchType == LaunchTypes.Fargate) report.Refuse(ClassicOnFargate);
                if (definition.NetworkMode == NetworkModes.AwsVpc) report.Refuse(ClassicOnAwsvpc);
            }

            if (definition.ContainerDefinitions?.FirstOrDefault(c => c.Name == balancer.ContainerName) is not { } container)
            {
                report.Refuse(ContainerUnknown, balancer.ContainerName);
                continue;
            }

            if (balancer.ContainerPort is not { } port) continue;
            int mappings = container.PortMappings?.Count(m => m.ContainerPort == port) ?? 0;
            if (mappings == 0) report.Refuse(PortUnknown, balancer.ContainerName, port);
            if (mappings > 1) report.Refuse(PortTwice, port, balancer.ContainerName);
        }
    }
}

using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>Load balancers of a service, and what only services with load balancers may have (docs/ECS.md §7.3).</summary>
internal static class BalancerRules
{
    public static readonly Refusal TooMany = Refusal.Parameter(
        nameof(SR.ListTooLong), "[seen 2020: hashicorp/terraform#25306] for load balancers, [seen] for service names, "
        + "taskIds, instanceIds (traefik/traefik#3625), "
        + "subnets (opensearch-project/opensearch-migrations#1430); the other words [kind]");

    public static readonly Refusal NameAndGroup = Refusal.Parameter(nameof(SR.BalancerNameAndGroup), "[bench]");
    public static readonly Refusal ContainerUnknown = Refusal.Parameter(nameof(SR.BalancerContainer), "[bench]");
    public static readonly Refusal PortUnknown = Refusal.Parameter(nameof(SR.BalancerPort), "[bench]");
    public static readonly Refusal PortTwice = Refusal.Parameter(nameof(SR.BalancerPortTwice), "[seen 2018, 2023, 2026]");
    public static readonly Refusal ClassicOnFargate = Refusal.Parameter(nameof(SR.ClassicBalancerOnFargate), "[bench]");
    public static readonly Refusal ClassicOnAwsvpc = Refusal.Parameter(nameof(SR.ClassicBalancerOnAwsvpc), "rule [model], text [guess]");

    public static readonly Refusal GracePeriod = Refusal.Parameter(
        nameof(SR.GracePeriodUnused), "[seen 2022…2024 ×3]; not for 0, nor with VPC Lattice [guess]");

    public static readonly Refusal RoleAlone = Refusal.Parameter(nameof(SR.RoleWithoutBalancers), "[seen 2021]");

    public static readonly Refusal RoleServiceLinked = Refusal.Parameter(
        nameof(SR.RoleServiceLinked), "[seen 2023] for awsvpc; several target groups, service discovery [model]");

    private const int MaxBalancers = 5;

    /// <summary>What needs no look at the definition.</summary>
    public static void Demand(IReadOnlyList<LoadBalancer>? balancers)
    {
        if (balancers?.Count > MaxBalancers) throw TooMany.With("load balancers", MaxBalancers);
        if (balancers?.Any(static b => b is { LoadBalancerName.Length: > 0, TargetGroupArn.Length: > 0 }) == true)
            throw NameAndGroup.With();
    }

    /// <summary>A grace period is for services that something checks (docs/ECS.md §11, 20).</summary>
    public static void DemandGracePeriod(int? seconds, bool isChecked)
    {
        if (seconds > 0 && !isChecked) throw GracePeriod.With();
    }

    /// <summary>The role of a new service: with load balancers only, and not where ECS's own role is needed.</summary>
    public static void DemandRole(string? role, IReadOnlyList<LoadBalancer>? balancers, bool hasRegistries, TaskDefinition definition)
    {
        if (string.IsNullOrEmpty(role)) return;
        if (balancers is not { Count: > 0 }) throw RoleAlone.With();
        if (definition.NetworkMode == NetworkModes.AwsVpc || hasRegistries || balancers.Count(static b => b.TargetGroupArn is not null) > 1)
            throw RoleServiceLinked.With();
    }

    /// <summary>Containers and ports are the definition's, and the kind of balancer fits what the tasks run on.</summary>
    public static void Demand(IReadOnlyList<LoadBalancer>? balancers, TaskDefinition definition, string launchType)
    {
        foreach (LoadBalancer balancer in balancers ?? [])
        {
            if (!string.IsNullOrEmpty(balancer.LoadBalancerName))
            {
                if (launchType == LaunchTypes.Fargate) throw ClassicOnFargate.With();
                if (definition.NetworkMode == NetworkModes.AwsVpc) throw ClassicOnAwsvpc.With();
            }

            ContainerDefinition container = definition.ContainerDefinitions?.FirstOrDefault(c => c.Name == balancer.ContainerName)
                ?? throw ContainerUnknown.With(balancer.ContainerName);
            if (balancer.ContainerPort is not { } port) continue;
            int mappings = container.PortMappings?.Count(m => m.ContainerPort == port) ?? 0;
            if (mappings == 0) throw PortUnknown.With(balancer.ContainerName, port);
            if (mappings > 1) throw PortTwice.With(port, balancer.ContainerName);
        }
    }
}

using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine.Clusters;

/// <summary>What ECS refuses about a cluster, and what it fills in (docs/ECS.md §5.2).</summary>
internal static class ClusterRules
{
    public static readonly Refusal Mixed = Refusal.Parameter(
        nameof(SR.StrategyMixed), "[seen 2022: terraform-aws-modules/terraform-aws-ecs#68] on a cluster; services and tasks [kind]");

    public static readonly Refusal Unassociated = Refusal.Parameter(
        nameof(SR.StrategyProviderUnknown), "[bench] on services, which Terraform's tests contradict [seen 2023]: "
        + "CreateCluster and RunTask only");

    public static readonly Refusal Number = Refusal.Parameter(nameof(SR.StrategyNumber), "limits [model], text [guess]");

    public static readonly Refusal NeedsForce = Refusal.Parameter(nameof(SR.StrategyNeedsForce), "[seen 2022…2026 ×4]");

    private const int MaxItems = 20;
    private const int MaxWeight = 1000;
    private const int MaxBase = 100_000;

    private static readonly string[] s_values = ["enabled", "disabled", "enhanced"];
    private static readonly string[] s_builtIn = ["FARGATE", "FARGATE_SPOT"];

    /// <summary>Known names and values; the text for a bad value is captured, the one for a bad name is ours.</summary>
    public static void DemandSettings(IReadOnlyList<ClusterSetting>? settings)
    {
        foreach (ClusterSetting setting in settings ?? [])
        {
            if (setting.Name != "containerInsights") throw EcsErrors.InvalidParameter(SR.SettingNameInvalid);
            if (!s_values.Contains(setting.Value)) throw EcsErrors.InvalidParameter(SR.SettingValueInvalid);
        }
    }

    /// <summary>The setting that every cluster has [captured].</summary>
    public static IReadOnlyList<ClusterSetting> WithDefaults(IReadOnlyList<ClusterSetting>? settings) =>
        settings is { Count: > 0 } ? settings : [new ClusterSetting { Name = "containerInsights", Value = "disabled" }];

    /// <summary>Items of a strategy have a base [captured].</summary>
    public static IReadOnlyList<CapacityProviderStrategyItem> WithBase(IReadOnlyList<CapacityProviderStrategyItem>? strategy) =>
        (strategy ?? []).Select(static i => i with { Base = i.Base ?? 0 }).ToArray();

    /// <summary>Names of providers, and a strategy of them only [bench].</summary>
    public static void DemandProviders(IReadOnlyList<string>? providers, IReadOnlyList<CapacityProviderStrategyItem>? strategy)
    {
        foreach (string provider in providers ?? [])
        {
            if (string.IsNullOrWhiteSpace(provider)) throw Identifiers.Blank.With("Capacity Provider");
            if (!s_builtIn.Contains(provider)
                && new[] { "aws", "ecs", "fargate" }.Any(p => provider.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
            {
                throw EcsErrors.InvalidParameter(Texts.Format(SR.CapacityProviderNameInvalid, provider));
            }
        }

        DemandStrategy(strategy, providers ?? []);
    }

    /// <summary>A strategy over the cluster's providers.</summary>
    public static void DemandStrategy(IReadOnlyList<CapacityProviderStrategyItem>? strategy, IReadOnlyList<string> providers)
    {
        if (strategy?.Any(i => !string.IsNullOrEmpty(i.CapacityProvider) && !providers.Contains(i.CapacityProvider)) == true)
            throw Unassociated.With();
        DemandStrategy(strategy);
    }

    /// <summary>A strategy as such, with a weight and one base at most [bench].</summary>
    public static void DemandStrategy(IReadOnlyList<CapacityProviderStrategyItem>? strategy)
    {
        if (strategy is null or { Count: 0 }) return;
        if (strategy.Count > MaxItems) throw BalancerRules.TooMany.With("capacity provider strategy", MaxItems);
        if (strategy.Any(static i => string.IsNullOrEmpty(i.CapacityProvider))) throw Identifiers.Blank.With("Capacity Provider");
        if (strategy.Any(static i => i.Weight is < 0 or > MaxWeight)) throw Number.With("weight", MaxWeight);
        if (strategy.Any(static i => i.Base is < 0 or > MaxBase)) throw Number.With("base", MaxBase);
        if (strategy.Select(static i => s_builtIn.Contains(i.CapacityProvider)).Distinct().Count() > 1) throw Mixed.With();
        if (strategy.Count(static i => i.Base > 0) > 1) throw EcsErrors.InvalidParameter(SR.StrategyBases);
        if (strategy.Any(static i => i.Weight is not null) && strategy.All(static i => (i.Weight ?? 0) == 0))
            throw EcsErrors.InvalidParameter(SR.StrategyWeights);
    }

    /// <summary>A service changes its strategy, or changes to one, with a new deployment only (docs/ECS.md §7.2).</summary>
    public static void DemandForce(UpdateServiceRequest request, ServiceFact service)
    {
        if (request.CapacityProviderStrategy is not { } sent || request.ForceNewDeployment == true) return;
        IReadOnlyList<CapacityProviderStrategyItem> before = service.CapacityProviderStrategy ?? [];
        if (!Plain(sent).SequenceEqual(Plain(before))) throw NeedsForce.With();

        static IEnumerable<CapacityProviderStrategyItem> Plain(IEnumerable<CapacityProviderStrategyItem> strategy) =>
            strategy.Select(static i => i with { Base = i.Base ?? 0, Weight = i.Weight ?? 0 });
    }

    /// <summary>The provider that a task is given: the one with a base, or else the heaviest, the first of them.</summary>
    public static string? Choose(IReadOnlyList<CapacityProviderStrategyItem>? strategy) => strategy is null or { Count: 0 }
        ? null
        : (strategy.FirstOrDefault(static i => i.Base > 0) ?? strategy.OrderByDescending(static i => i.Weight ?? 0).First())
            .CapacityProvider;

    /// <summary>What tasks run on: what the provider chosen for them does, else the launch type, EC2 when there is none.</summary>
    public static string LaunchTypeOf(string? provider, string? launchType) =>
        provider is not null ? LaunchTypeOf(provider) : launchType ?? LaunchTypes.Ec2;

    /// <summary>What a provider runs tasks on.</summary>
    public static string LaunchTypeOf(string? provider) => s_builtIn.Contains(provider) ? LaunchTypes.Fargate : LaunchTypes.Ec2;
}

using System.Text.Json;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine.Clusters;

/// <summary>What ECS refuses about a cluster, and what it fills in (docs/ECS.md §5.2).</summary>
internal static class ClusterRules
{
    public static readonly Rule Mixed = Rule.Parameter(
        nameof(SR.StrategyMixed), "[seen 2022: terraform-aws-modules/terraform-aws-ecs#68] on a cluster; services and tasks [kind]");

    public static readonly Rule Unassociated = Rule.Parameter(
        nameof(SR.StrategyProviderUnknown), "[bench] on services, which Terraform's tests contradict [seen 2023]: "
        + "CreateCluster and RunTask only");

    public static readonly Rule Number = Rule.Parameter(nameof(SR.StrategyNumber), "limits [model], text [guess]");

    public static readonly Rule NeedsForce = Rule.Parameter(nameof(SR.StrategyNeedsForce), "[seen 2022…2026 ×4]");

    public static readonly Rule SettingName = Rule.Parameter(nameof(SR.SettingNameInvalid), "rule [model], text [guess]");
    public static readonly Rule SettingValue = Rule.Parameter(
        nameof(SR.SettingValueInvalid), "[captured]; of an account [seen 2018: aws/aws-cli#3785]");

    public static readonly Rule ProviderName = Rule.Parameter(nameof(SR.CapacityProviderNameInvalid), "rule [bench], text [guess]");
    public static readonly Rule Bases = Rule.Parameter(nameof(SR.StrategyBases), "[bench]");
    public static readonly Rule Weights = Rule.Parameter(nameof(SR.StrategyWeights), "[bench]");

    private const int MaxItems = 20;
    private const int MaxWeight = 1000;
    private const int MaxBase = 100_000;

    /// <summary>Of a new cluster.</summary>
    public static void Check(CreateClusterRequest request, Report report)
    {
        CheckSettings(request.Settings, report);
        CheckProviders(request.CapacityProviders, request.DefaultCapacityProviderStrategy, report);
        ClusterConfigurationRules.Check(request.Configuration, report);
        RequestRules.CheckTags(request.Tags, report);
    }

    /// <summary>Of a change.</summary>
    public static void CheckMembers(IReadOnlyList<ClusterSetting>? settings, JsonElement? configuration, Report report)
    {
        CheckSettings(settings, report);
        ClusterConfigurationRules.Check(configuration, report);
    }

    /// <summary>Known names and values; the text for a bad value is captured, the one for a bad name is ours.</summary>
    private static void CheckSettings(IReadOnlyList<ClusterSetting>? settings, Report report)
    {
        foreach (ClusterSetting setting in settings ?? [])
        {
            if (setting.Name != AccountRules.ContainerInsights) report.Refuse(SettingName);
            if (!AccountRules.ValuesOf(AccountRules.ContainerInsights).Contains(setting.Value)) report.Refuse(SettingValue);
        }
    }

    /// <summary>The setting that every cluster has [captured]: the account's where the request has none [model].</summary>
    public static IReadOnlyList<ClusterSetting> WithDefaults(IReadOnlyList<ClusterSetting>? settings, WorkloadView view, string caller) =>
        settings is { Count: > 0 } ? settings :
        [
            new ClusterSetting
            {
                Name = AccountRules.ContainerInsights,
                Value = AccountRules.Effective(view, caller, AccountRules.ContainerInsights),
            },
        ];

    /// <summary>Items of a strategy have a base [captured].</summary>
    public static IReadOnlyList<CapacityProviderStrategyItem> WithBase(IReadOnlyList<CapacityProviderStrategyItem>? strategy) =>
        (strategy ?? []).Select(static i => i with { Base = i.Base ?? 0 }).ToArray();

    /// <summary>Names of providers, and a strategy of them only [bench].</summary>
    public static void CheckProviders(
        IReadOnlyList<string>? providers, IReadOnlyList<CapacityProviderStrategyItem>? strategy, Report report)
    {
        foreach (string provider in providers ?? [])
        {
            if (string.IsNullOrWhiteSpace(provider)) report.Refuse(Identifiers.Blank, "Capacity Provider");
            else if (!ProviderRules.IsBuiltIn(provider)
                && new[] { "aws", "ecs", "fargate" }.Any(p => provider.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
                report.Refuse(ProviderName, provider);
        }

        CheckStrategy(strategy, providers ?? [], report);
    }

    /// <summary>A strategy over the cluster's providers.</summary>
    public static void CheckStrategy(
        IReadOnlyList<CapacityProviderStrategyItem>? strategy, IReadOnlyList<string> providers, Report report)
    {
        if (strategy?.Any(i => !string.IsNullOrEmpty(i.CapacityProvider) && !providers.Contains(i.CapacityProvider)) == true)
            report.Refuse(Unassociated);
        CheckStrategy(strategy, report);
    }

    /// <summary>A strategy as such, with a weight and one base at most [bench].</summary>
    public static void CheckStrategy(IReadOnlyList<CapacityProviderStrategyItem>? strategy, Report report)
    {
        if (strategy is null or { Count: 0 }) return;
        ParameterRules.CheckLimit(strategy, "capacity provider strategy", MaxItems, report);
        if (strategy.Any(static i => string.IsNullOrEmpty(i.CapacityProvider))) report.Refuse(Identifiers.Blank, "Capacity Provider");
        if (strategy.Any(static i => i.Weight is < 0 or > MaxWeight)) report.Refuse(Number, "weight", MaxWeight);
        if (strategy.Any(static i => i.Base is < 0 or > MaxBase)) report.Refuse(Number, "base", MaxBase);
        if (strategy.Select(static i => ProviderRules.IsBuiltIn(i.CapacityProvider)).Distinct().Count() > 1) report.Refuse(Mixed);
        if (strategy.Count(static i => i.Base > 0) > 1) report.Refuse(Bases);
        if (strategy.Any(static i => i.Weight is not null) && strategy.All(static i => (i.Weight ?? 0) == 0))
            report.Refuse(Weights);
    }

    /// <summary>A service changes its strategy, or changes to one, with a new deployment only (docs/ECS.md §7.2).</summary>
    public static void CheckForce(UpdateServiceRequest request, ServiceFact service, Report report)
    {
        if (request.CapacityProviderStrategy is not { } sent || request.ForceNewDeployment == true) return;
        IReadOnlyList<CapacityProviderStrategyItem> before = service.CapacityProviderStrategy ?? [];
        if (!Plain(sent).SequenceEqual(Plain(before))) report.Refuse(NeedsForce);

        static IEnumerable<CapacityProviderStrategyItem> Plain(IEnumerable<CapacityProviderStrategyItem> strategy) =>
            strategy.Select(static i => i with { Base = i.Base ?? 0, Weight = i.Weight ?? 0 });
    }

    /// <summary>The provider that a task is given: the one with a base, or else the heaviest, the first of them.</summary>
    public static string? Choose(IReadOnlyList<CapacityProviderStrategyItem>? strategy) => strategy is null or { Count: 0 }
        ? null
        : (strategy.FirstOrDefault(static i => i.Base > 0) ?? strategy.OrderByDescending(static i => i.Weight ?? 0).First())
            .CapacityProvider;

    /// <summary>What tasks run on: what the provider chosen for them does, else the launch type, EC2 when there is none.</summary>
    public static string LaunchTypeOf(string? provider, string? launchType, WorkloadView view) =>
        provider is not null ? LaunchTypeOf(provider, view) : launchType ?? LaunchTypes.Ec2;

    /// <summary>What a provider runs tasks on; instances, where nothing is known of it.</summary>
    public static string LaunchTypeOf(string? provider, WorkloadView view) =>
        ProviderRules.IsBuiltIn(provider) ? LaunchTypes.Fargate
        : provider is not null && view.GetProvider(provider)?.Type == CapacityProviderTypes.ManagedInstances ? LaunchTypes.ManagedInstances
        : LaunchTypes.Ec2;
}

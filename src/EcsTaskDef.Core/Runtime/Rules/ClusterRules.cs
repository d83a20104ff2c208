using System;
using System.Collections.Generic;
using System.Linq;
using EcsTaskDef.Errors;

namespace EcsTaskDef.Runtime;

/// <summary>What ECS refuses about a cluster, and what it fills in (ECS semantics §5.2).</summary>
internal static class ClusterRules
{
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
            if (!s_builtIn.Contains(provider)
                && new[] { "aws", "ecs", "fargate" }.Any(p => provider.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
            {
                throw EcsErrors.InvalidParameter(SR.Format(SR.CapacityProviderNameInvalid, provider));
            }
        }

        DemandStrategy(strategy, providers ?? []);
    }

    /// <summary>A strategy over the cluster's providers, with a weight and one base at most [bench].</summary>
    public static void DemandStrategy(IReadOnlyList<CapacityProviderStrategyItem>? strategy, IReadOnlyList<string> providers)
    {
        if (strategy is null or { Count: 0 }) return;
        if (strategy.Any(i => !providers.Contains(i.CapacityProvider))) throw EcsErrors.InvalidParameter(SR.StrategyProviderUnknown);
        if (strategy.Count(static i => i.Base > 0) > 1) throw EcsErrors.InvalidParameter(SR.StrategyBases);
        if (strategy.Any(static i => i.Weight is not null) && strategy.All(static i => (i.Weight ?? 0) == 0))
            throw EcsErrors.InvalidParameter(SR.StrategyWeights);
    }

    /// <summary>The provider that a task is given: the one with a base, or else the heaviest, the first of them.</summary>
    public static string? Choose(IReadOnlyList<CapacityProviderStrategyItem>? strategy) => strategy is null or { Count: 0 }
        ? null
        : (strategy.FirstOrDefault(static i => i.Base > 0) ?? strategy.OrderByDescending(static i => i.Weight ?? 0).First()).CapacityProvider;

    /// <summary>What a provider runs tasks on.</summary>
    public static string LaunchTypeOf(string? provider) => s_builtIn.Contains(provider) ? LaunchTypes.Fargate : LaunchTypes.Ec2;
}

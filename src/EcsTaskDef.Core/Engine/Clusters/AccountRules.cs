using EcsTaskDef.Engine.Region;

namespace EcsTaskDef.Engine.Clusters;

/// <summary>The settings of accounts, the values that they can have, and which holds where (docs/ECS.md §9.3).</summary>
internal static class AccountRules
{
    public const string ContainerInsights = "containerInsights";
    public const string GuardDuty = "guardDutyActivate";

    private static readonly string[] s_switch = ["enabled", "disabled"];

    // The first value is what holds where nobody has set anything; long ARNs can no longer be switched off.
    private static readonly SortedDictionary<string, string[]> s_values = new(StringComparer.Ordinal)
    {
        ["awsvpcTrunking"] = ["disabled", "enabled"],
        [ContainerInsights] = ["disabled", "enabled", "enhanced"],
        ["containerInstanceLongArnFormat"] = ["enabled"],
        ["defaultLogDriverMode"] = ["non-blocking", "blocking"],
        ["dualStackIPv6"] = s_switch,
        ["fargateEventWindows"] = ["disabled", "enabled"],
        ["fargateFIPSMode"] = ["disabled", "enabled"],
        ["fargateTaskRetirementWaitPeriod"] = ["7", "0", "14"],
        [GuardDuty] = ["off"],
        ["serviceLongArnFormat"] = ["enabled"],
        ["tagResourceAuthorization"] = ["off", "on"],
        ["taskLongArnFormat"] = ["enabled"],
    };

    /// <summary>Their names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => s_values.Keys;

    public static IReadOnlyList<string> ValuesOf(string name) => s_values[name];

    public static bool IsLongArn(string name) => name.EndsWith("LongArnFormat", StringComparison.Ordinal);

    /// <summary>What holds for a principal: what it has set, what the account has, or what ECS has.</summary>
    public static string Effective(WorkloadView view, string principal, string name) =>
        (view.GetSetting(principal, name) ?? view.GetSetting(view.Arns.Root, name))?.Value ?? s_values[name][0];
}

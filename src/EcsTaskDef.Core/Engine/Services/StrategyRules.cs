using System.Text.Json;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine.Services;

/// <summary>What is refused about strategies that shift traffic, and about lifecycle hooks; what is filled in (docs/ECS.md §7.7).</summary>
internal static class StrategyRules
{
    public static readonly Rule Minutes = Rule.Parameter(nameof(SR.StrategyMinutes), "limits [model][doc], text [guess]");
    public static readonly Rule Percent = Rule.Parameter(nameof(SR.StrategyPercent), "limits [model], text [guess]");
    public static readonly Rule Foreign = Rule.Parameter(nameof(SR.StrategyForeign), "rule [model], text [guess]");
    public static readonly Rule HookStages = Rule.Parameter(nameof(SR.HookStages), "rule [model], text [guess]");
    public static readonly Rule HookPauseStage = Rule.Parameter(nameof(SR.HookPauseStage), "rule [model], text [guess]");
    public static readonly Rule HookTarget = Rule.Parameter(nameof(SR.HookTarget), "rule [model], text [guess]");

    private const int Day = 1440;
    private const int MostTimeout = 20_160;
    private const int ExpressBake = 3;

    private static readonly string[] s_types = [TrafficShift.Lambda, TrafficShift.Pause];
    private static readonly string[] s_actions = [TrafficShift.Rollback, "CONTINUE"];

    /// <summary>That of a new Express service: 5 percent for three minutes, then all, and three more (docs/ECS.md §7.8 [doc]).</summary>
    public static DeploymentConfiguration OfExpress { get; } = Filled(ServiceRules.WithDefaults(
        new DeploymentConfiguration
        {
            BakeTimeInMinutes = ExpressBake,
            CanaryConfiguration = JsonDocument.Parse($$"""{"canaryBakeTimeInMinutes":{{ExpressBake}}}""").RootElement,
            DeploymentCircuitBreaker = new DeploymentCircuitBreaker { Enable = true, Rollback = true },
            Strategy = TrafficShift.Canary,
        },
        schedulingStrategy: null));

    /// <summary>Of a configuration that a request brings.</summary>
    /// <param name="sent">The configuration.</param>
    /// <param name="before">The service's strategy before; null for a new service.</param>
    /// <param name="report">Takes what is refused.</param>
    public static void Check(DeploymentConfiguration? sent, string? before, Report report)
    {
        if (sent is null) return;
        if (sent.BakeTimeInMinutes is < 0 or > Day) report.Refuse(Minutes, "bakeTimeInMinutes", 0, Day);
        string? strategy = sent.Strategy ?? before;
        CheckSteps(sent.LinearConfiguration, TrafficShift.Linear, "linearConfiguration", "stepPercent", 3, "stepBakeTimeInMinutes");
        CheckSteps(sent.CanaryConfiguration, TrafficShift.Canary, "canaryConfiguration", "canaryPercent", 0.1, "canaryBakeTimeInMinutes");
        foreach (JsonElement? hook in sent.LifecycleHooks.Items()) CheckHook(hook, report);

        void CheckSteps(JsonElement? steps, string its, string name, string percent, double least, string minutes)
        {
            if (steps is null) return;
            if (strategy != its) report.Refuse(Foreign, name, its);
            if (steps.Member(percent) is not null && !IsPercent(steps.Real(percent), least))
                report.Refuse(Percent, $"{name}.{percent}", least.ToString(CultureInfo.InvariantCulture));
            if (steps.Member(minutes) is not null && steps.Number(minutes) is not (>= 0 and <= Day))
                report.Refuse(Minutes, $"{name}.{minutes}", 0, Day);
        }
    }

    /// <summary>The configuration of a service with the defaults of its strategy [model]; what belongs to another is gone.</summary>
    public static DeploymentConfiguration Filled(DeploymentConfiguration configuration) => configuration with
    {
        CanaryConfiguration = configuration.Strategy != TrafficShift.Canary ? null : Steps(
            configuration.CanaryConfiguration, "canaryPercent", TrafficShift.DefaultCanaryPercent, "canaryBakeTimeInMinutes",
            TrafficShift.DefaultCanaryBake),
        LinearConfiguration = configuration.Strategy != TrafficShift.Linear ? null : Steps(
            configuration.LinearConfiguration, "stepPercent", TrafficShift.DefaultStepPercent, "stepBakeTimeInMinutes",
            TrafficShift.DefaultStepBake),
    };

    // A number within the limits that has one place after the point.
    private static bool IsPercent(double? value, double least) =>
        value >= least && value <= 100 && Math.Abs((value.Value * 10) - Math.Round(value.Value * 10)) < 1e-6;

    private static void CheckHook(JsonElement? hook, Report report)
    {
        string type = hook.Text("targetType") ?? TrafficShift.Lambda;
        ParameterRules.CheckOneOf("deploymentConfiguration.lifecycleHooks.targetType", type, s_types, report);
        if (type == TrafficShift.Lambda && hook.Text("hookTargetArn") is null) report.Refuse(HookTarget);
        IReadOnlyList<JsonElement?> stages = hook.Member("lifecycleStages").Items();
        if (stages.Count == 0) report.Refuse(HookStages);
        foreach (JsonElement? stage in stages)
        {
            string? name = stage is { ValueKind: JsonValueKind.String } text ? text.GetString() : stage?.GetRawText();
            ParameterRules.CheckOneOf(
                "deploymentConfiguration.lifecycleHooks.lifecycleStages", name ?? "null", ShiftStages.OfHooks.ToArray(), report);
            if (type == TrafficShift.Pause && name is (ShiftStages.TestShift or ShiftStages.ProductionShift))
                report.Refuse(HookPauseStage, name);
        }

        if (hook.Member("timeoutConfiguration") is not { } timeout) return;
        JsonElement? given = timeout;
        if (given.Member("timeoutInMinutes") is not null && given.Number("timeoutInMinutes") is not (>= 1 and <= MostTimeout))
            report.Refuse(Minutes, "lifecycleHooks.timeoutConfiguration.timeoutInMinutes", 1, MostTimeout);
        ParameterRules.CheckOneOf(
            "deploymentConfiguration.lifecycleHooks.timeoutConfiguration.action", given.Text("action"), s_actions, report);
    }

    private static JsonElement? Steps(JsonElement? given, string percent, double defaultPercent, string minutes, int defaultMinutes)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteNumber(minutes, given.Number(minutes) ?? defaultMinutes);
            json.WriteNumber(percent, given.Real(percent) ?? defaultPercent);
            json.WriteEndObject();
        }

        using JsonDocument document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }
}

using System.Text.Json;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>Members of a cluster's <c>configuration</c> that need or exclude one another (docs/ECS.md §5.2 [kind]).</summary>
internal static class ClusterConfigurationRules
{
    public static readonly Refusal NotOverride = Refusal.Parameter(
        nameof(SR.ExecLoggingNotOverride), "[seen 2023: terraform-aws-modules/terraform-aws-ecs#84]");
    public static readonly Refusal LogMissing = Refusal.Parameter(nameof(SR.ExecLogConfigurationMissing), "rule [model], text [guess]");

    private static readonly string[] s_logging = ["NONE", "DEFAULT", "OVERRIDE"];

    public static void Demand(JsonElement? configuration)
    {
        JsonElement? exec = configuration.Member("executeCommandConfiguration");
        string? logging = exec.Text("logging");
        if (logging is not null && !s_logging.Contains(logging))
            throw EcsErrors.NotOneOf("logging", s_logging);
        bool hasLog = exec.Member("logConfiguration") is not null;
        if (hasLog && logging != "OVERRIDE") throw NotOverride.With();
        if (!hasLog && logging == "OVERRIDE") throw LogMissing.With();
    }
}

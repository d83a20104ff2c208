using System.Text.Json;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>Members of a cluster's <c>configuration</c> that need or exclude one another (docs/ECS.md §5.2 [kind]).</summary>
internal static class ClusterConfigurationRules
{
    public static readonly Rule NotOverride = Rule.Parameter(
        nameof(SR.ExecLoggingNotOverride), "[seen 2023: terraform-aws-modules/terraform-aws-ecs#84]");
    public static readonly Rule LogMissing = Rule.Parameter(nameof(SR.ExecLogConfigurationMissing), "rule [model], text [guess]");

    private static readonly string[] s_logging = ["NONE", "DEFAULT", "OVERRIDE"];

    public static void Check(JsonElement? configuration, Report report)
    {
        JsonElement? exec = configuration.Member("executeCommandConfiguration");
        string? logging = exec.Text("logging");
        ParameterRules.CheckOneOf("logging", logging, s_logging, report);
        bool hasLog = exec.Member("logConfiguration") is not null;
        if (hasLog && logging != "OVERRIDE") report.Refuse(NotOverride);
        if (!hasLog && logging == "OVERRIDE") report.Refuse(LogMissing);
    }
}

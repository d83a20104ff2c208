using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// The log router and the containers that log through it need each other, and there is one router only. Evidence:
/// docs/ECS.md §3.3, logging: both directions [bench][seen 2019 to 2026]; one router [doc], text [guess].
/// </summary>
internal static class FirelensRule
{
    public static readonly Rule Missing = Rule.Refuses(nameof(SR.FirelensMissing), "[bench]");
    public static readonly Rule Unused = Rule.Refuses(nameof(SR.FirelensUnused), "[seen][bench, Batch]");
    public static readonly Rule Twice = Rule.Refuses(nameof(SR.FirelensTwice), "rule [doc], text [guess]");

    public static void Check(Candidate candidate, Report report)
    {
        int router = -1, routed = -1;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (routed < 0 && container.LogConfiguration?.LogDriver == LogDrivers.AwsFirelens) routed = i;
            if (container.FirelensConfiguration is null) continue;
            if (router < 0) router = i;
            else report.Add(Twice, Candidate.Path(i) + ".firelensConfiguration");
        }

        if (routed >= 0 && router < 0) report.Add(Missing, Candidate.Path(routed) + ".logConfiguration.logDriver");
        if (router >= 0 && routed < 0) report.Add(Unused, Candidate.Path(router) + ".firelensConfiguration");
    }
}

using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>Fargate's log drivers. Evidence: docs/ECS.md §3.3, Fargate [captured].</summary>
internal static class FargateLogDriverRule
{
    public static readonly Rule Driver = Rule.Refuses(nameof(SR.FargateLogDriver), "[captured]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].LogConfiguration?.LogDriver is { } driver
                && driver is not (LogDrivers.AwsLogs or LogDrivers.Splunk or LogDrivers.AwsFirelens))
                report.Add(Driver, Candidate.Path(i) + ".logConfiguration.logDriver", driver);
        }
    }
}

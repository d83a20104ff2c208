using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// awslogs names its region and group; awsfirelens has a log router, and there is one only. Evidence: ECS semantics §3.3,
/// logging: options [captured][bench] (only the missing ones are listed), router [bench]; one router [doc], text [guess].
/// </summary>
internal static class LogConfigurationRule
{
    public static readonly Rule OptionsMissing = Rule.Refuses(nameof(SR.AwslogsOptionsMissing), "[captured][bench]");
    public static readonly Rule FirelensMissing = Rule.Refuses(nameof(SR.FirelensMissing), "[bench]");
    public static readonly Rule FirelensTwice = Rule.Refuses(nameof(SR.FirelensTwice), "rule [doc], text [guess]");

    public static void Check(Candidate candidate, Report report)
    {
        int routers = 0, routed = -1;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.FirelensConfiguration is not null && ++routers > 1)
                report.Add(FirelensTwice, Candidate.Path(i) + ".firelensConfiguration");
            if (container.LogConfiguration is not { } log) continue;
            if (log.LogDriver == LogDrivers.AwsFirelens && routed < 0) routed = i;
            if (log.LogDriver != LogDrivers.AwsLogs) continue;
            (bool noRegion, bool noGroup) = (IsMissing(log, "awslogs-region"), IsMissing(log, "awslogs-group"));
            if (noRegion || noGroup)
            {
                report.Add(OptionsMissing, Candidate.Path(i) + ".logConfiguration.options",
                    noRegion && noGroup ? "awslogs-region, awslogs-group" : noRegion ? "awslogs-region" : "awslogs-group");
            }
        }

        if (routed >= 0 && routers == 0) report.Add(FirelensMissing, Candidate.Path(routed) + ".logConfiguration.logDriver");
    }

    public static bool IsMissing(LogConfiguration log, string option) =>
        log.Options is null || !log.Options.ContainsKey(option);
}

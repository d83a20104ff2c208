using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>
/// Logs that go nowhere or elsewhere. Evidence: ours; gelf's address and awslogs' two patterns, one of which alone may be
/// given: Docker's documentation and [model].
/// </summary>
internal static class LogAdvice
{
    public static readonly Rule Missing = Rule.Warns(nameof(SR.LogConfigurationMissing), "ours");
    public static readonly Rule AddressMissing = Rule.Warns(nameof(SR.GelfAddressMissing), "Docker's documentation");
    public static readonly Rule PatternsBoth = Rule.Warns(nameof(SR.AwslogsPatternsBoth), "[model]");
    public static readonly Rule RegionOther = Rule.Informs(nameof(SR.AwslogsRegionOther), "ours");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.LogConfiguration is not { } log)
            {
                report.Add(Missing, Candidate.Path(i), container.Name);
                continue;
            }

            string path = Candidate.Path(i) + ".logConfiguration.options";
            if (log.LogDriver == LogDrivers.Gelf && !LogOptionsRule.Has(log, "gelf-address"))
                report.Add(AddressMissing, path, container.Name);
            if (log.LogDriver == LogDrivers.AwsLogs && LogOptionsRule.Has(log, "awslogs-datetime-format")
                && LogOptionsRule.Has(log, "awslogs-multiline-pattern"))
                report.Add(PatternsBoth, path, container.Name);
            if (log.LogDriver == LogDrivers.AwsLogs && log.Options is { } options
                && options.TryGetValue("awslogs-region", out string? region) && region != candidate.Context.Region)
                report.Add(RegionOther, path + ".awslogs-region", container.Name, region, candidate.Context.Region);
        }
    }
}

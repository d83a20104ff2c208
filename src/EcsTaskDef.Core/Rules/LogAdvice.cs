using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>Logs that go nowhere or elsewhere. Evidence: ours; secrets of a driver [doc].</summary>
internal static class LogAdvice
{
    public static readonly Rule Missing = Rule.Warns(nameof(SR.LogConfigurationMissing), "ours");
    public static readonly Rule SecretOptionsRole = Rule.Warns(nameof(SR.SecretOptionsRoleMissing), "[doc]");
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

            if (log.SecretOptions is { Count: > 0 } && candidate.ExecutionRole is null)
                report.Add(SecretOptionsRole, Candidate.Path(i) + ".logConfiguration.secretOptions", container.Name);
            if (log.LogDriver == LogDrivers.AwsLogs && log.Options is { } options
                && options.TryGetValue("awslogs-region", out string? region) && region != candidate.Context.Region)
                report.Add(RegionOther, Candidate.Path(i) + ".logConfiguration.options.awslogs-region", container.Name, region, candidate.Context.Region);
        }
    }
}

using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// Fargate's log drivers, and what awslogs needs there. Evidence: ECS semantics §3.3, Fargate: driver and execution role
/// [captured], stream prefix [bench], firelens files from S3 [seen].
/// </summary>
internal static class FargateLoggingRule
{
    public static readonly Rule Driver = Rule.Refuses(nameof(SR.FargateLogDriver), "[captured]");
    public static readonly Rule StreamPrefix = Rule.Refuses(nameof(SR.FargateStreamPrefix), "[bench]");
    public static readonly Rule Role = Rule.Refuses(nameof(SR.FargateLogsRole), "[captured]");
    public static readonly Rule FirelensS3 = Rule.Refuses(nameof(SR.FargateFirelensS3), "[seen]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.LogConfiguration is { LogDriver: { } driver } log)
            {
                if (driver is not (LogDrivers.AwsLogs or LogDrivers.Splunk or LogDrivers.AwsFirelens))
                {
                    report.Add(Driver, Candidate.Path(i) + ".logConfiguration.logDriver", driver);
                }
                else if (driver == LogDrivers.AwsLogs)
                {
                    if (LogConfigurationRule.IsMissing(log, "awslogs-stream-prefix")) report.Add(StreamPrefix, Candidate.Path(i) + ".logConfiguration.options");
                    if (candidate.ExecutionRole is null) report.Add(Role, "$.executionRoleArn");
                }
            }

            if (container.FirelensConfiguration?.Options is { } options
                && options.TryGetValue("config-file-type", out string? type) && type == "s3")
                report.Add(FirelensS3, Candidate.Path(i) + ".firelensConfiguration.options");
        }
    }
}

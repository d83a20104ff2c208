using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// What the log drivers need on Fargate, and where the router's file may be. Evidence: docs/ECS.md §3.3, Fargate: execution
/// role [captured], stream prefix [bench], firelens files from S3 [seen]. It is judged after the options that the driver
/// wants everywhere (§3.2, 5 [captured]): <see cref="LogOptionsRule"/>.
/// </summary>
internal static class FargateLoggingRule
{
    public static readonly Rule StreamPrefix = Rule.Refuses(nameof(SR.FargateStreamPrefix), "[bench]");
    public static readonly Rule Role = Rule.Refuses(nameof(SR.FargateLogsRole), "[captured]");
    public static readonly Rule FirelensS3 = Rule.Refuses(nameof(SR.FargateFirelensS3), "[seen]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.LogConfiguration is { LogDriver: LogDrivers.AwsLogs } log)
            {
                if (!LogOptionsRule.Has(log, "awslogs-stream-prefix"))
                    report.Add(StreamPrefix, Candidate.Path(i) + ".logConfiguration.options");
                if (candidate.ExecutionRole is null) report.Add(Role, "$.executionRoleArn");
            }

            if (container.FirelensConfiguration?.Options is { } options
                && options.TryGetValue("config-file-type", out string? type) && type == "s3")
                report.Add(FirelensS3, Candidate.Path(i) + ".firelensConfiguration.options");
        }
    }
}

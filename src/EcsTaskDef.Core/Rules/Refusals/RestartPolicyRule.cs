using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Restart policies: the period is 60 to 1800 seconds, at most 50 exit codes are ignored. Evidence: docs/ECS.md §3.3:
/// period [bench]; exit codes [model], text [guess].
/// </summary>
internal static class RestartPolicyRule
{
    public static readonly Rule Period = Rule.Refuses(nameof(SR.RestartPeriodOutOfRange), "[bench]");
    public static readonly Rule ExitCodes = Rule.Refuses(nameof(SR.IgnoredExitCodesTooMany), "limit [model], text [guess]");

    private const int MaxExitCodes = 50;

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.RestartPolicy is not { } policy) continue;
            if (policy.RestartAttemptPeriod is < 60 or > 1800)
                report.Add(Period, Candidate.Path(i) + ".restartPolicy.restartAttemptPeriod", container.Name);
            if (policy.IgnoredExitCodes?.Count > MaxExitCodes)
                report.Add(ExitCodes, Candidate.Path(i) + ".restartPolicy.ignoredExitCodes", container.Name);
        }
    }
}

using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Start and stop timeouts are at least 2 seconds. Evidence: docs/ECS.md §3.3: start [captured], stop by pattern.
/// </summary>
internal static class TimeoutRule
{
    public static readonly Rule Start = Rule.Refuses(nameof(SR.StartTimeoutTooShort), "[captured]");
    public static readonly Rule Stop = Rule.Refuses(nameof(SR.StopTimeoutTooShort), "by the pattern of startTimeout [captured]");

    private const int MinSeconds = 2;

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.StartTimeout < MinSeconds) report.Add(Start, Candidate.Path(i) + ".startTimeout", container.Name);
            if (container.StopTimeout < MinSeconds) report.Add(Stop, Candidate.Path(i) + ".stopTimeout", container.Name);
        }
    }
}

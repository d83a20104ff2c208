using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// A soft limit is not above its hard limit; -1 is without limit. Evidence: docs/ECS.md §3.3 [bench].
/// </summary>
internal static class UlimitRule
{
    public static readonly Rule SoftAboveHard = Rule.Refuses(nameof(SR.UlimitSoftAboveHard), "[bench]");

    private const int Unlimited = -1;

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].Ulimits is not { } ulimits) continue;
            for (int j = 0; j < ulimits.Count; j++)
            {
                Ulimit ulimit = ulimits[j];
                if (ulimit.HardLimit != Unlimited && ulimit.SoftLimit > ulimit.HardLimit)
                    report.Add(SoftAboveHard, $"{Candidate.Path(i)}.ulimits[{j}].softLimit", ulimit.Name);
            }
        }
    }
}

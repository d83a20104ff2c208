using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>At least one container is essential; absent means true. Evidence: docs/ECS.md §3.3 [captured].</summary>
internal static class EssentialContainerRule
{
    public static readonly Rule Missing = Rule.Refuses(nameof(SR.EssentialMissing), "[captured]");

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.Containers.Count == 0) return;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].Essential != false) return;
        }

        report.Add(Missing, "$.containerDefinitions");
    }
}

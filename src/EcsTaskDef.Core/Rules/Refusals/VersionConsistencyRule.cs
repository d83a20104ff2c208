using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Version consistency is enabled or disabled. Evidence: docs/ECS.md §3.3: the empty text is refused, too [seen 2026, code
/// not recorded]; other values by the same pattern [guess].
/// </summary>
internal static class VersionConsistencyRule
{
    public static readonly Rule Invalid = Rule.Refuses(nameof(SR.VersionConsistencyInvalid), "empty [seen], others by pattern [guess]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].VersionConsistency is { } value
                && value is not (VersionConsistencies.Enabled or VersionConsistencies.Disabled))
                report.Add(Invalid, Candidate.Path(i) + ".versionConsistency", value);
        }
    }
}

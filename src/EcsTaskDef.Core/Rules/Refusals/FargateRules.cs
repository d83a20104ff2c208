using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Everything that Fargate demands, in one list: a definition that asks for FARGATE and breaks one of these is refused;
/// one that does not ask is accepted, and FARGATE is not among its compatibilities. Evidence: docs/ECS.md §3.5, §11,
/// 16 [captured]. Network mode and sizes come first (§3.2); the order of the others is not known.
/// </summary>
internal static class FargateRules
{
    private static readonly RuleCheck[] s_first =
    {
        FargateTaskRule.Check,
        FargateContainerRule.Check,
        FargateLogDriverRule.Check,
    };

    private static readonly RuleCheck[] s_afterLogOptions =
    {
        FargateLoggingRule.Check,
        FargateVolumeRule.Check,
    };

    /// <summary>For definitions that ask for FARGATE: everything that is judged before the options of log drivers.</summary>
    public static void CheckAsked(Candidate candidate, Report report) => CheckAsked(s_first, candidate, report);

    /// <summary>For definitions that ask for FARGATE: what is judged after the options of log drivers.</summary>
    public static void CheckAskedAfterLogOptions(Candidate candidate, Report report) => CheckAsked(s_afterLogOptions, candidate, report);

    /// <summary>Whether the definition could run on Fargate, asked or not.</summary>
    public static bool Hold(Candidate candidate) => Hold(s_first, candidate) && Hold(s_afterLogOptions, candidate);

    private static bool Hold(RuleCheck[] checks, Candidate candidate)
    {
        Report report = new(keeps: false);
        foreach (RuleCheck check in checks)
        {
            check(candidate, report);
            if (!report.IsEmpty) return false;
        }

        return true;
    }

    private static void CheckAsked(RuleCheck[] checks, Candidate candidate, Report report)
    {
        if (!candidate.AsksFargate) return;
        foreach (RuleCheck check in checks) check(candidate, report);
    }
}

namespace EcsTaskDef.Rules;

/// <summary>
/// Everything that Fargate demands, in one list: a definition that asks for FARGATE and breaks one of these is refused;
/// one that does not ask is accepted, and FARGATE is not among its compatibilities. Evidence: ECS semantics §3.5, §11,
/// 16 [captured]. Network mode and sizes come first (§3.2); the order of the others is not known.
/// </summary>
internal static class FargateRules
{
    private static readonly RuleCheck[] s_checks =
    {
        FargateTaskRule.Check,
        FargateContainerRule.Check,
        FargateLoggingRule.Check,
        FargateVolumeRule.Check,
    };

    /// <summary>For definitions that ask for FARGATE.</summary>
    public static void CheckAsked(Candidate candidate, Report report)
    {
        if (!candidate.AsksFargate) return;
        foreach (RuleCheck check in s_checks) check(candidate, report);
    }

    /// <summary>Whether the definition could run on Fargate, asked or not.</summary>
    public static bool Hold(Candidate candidate)
    {
        Report report = new(keeps: false);
        foreach (RuleCheck check in s_checks)
        {
            check(candidate, report);
            if (!report.IsEmpty) return false;
        }

        return true;
    }
}

using EcsTaskDef.Rules.Advice;
using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules;

/// <summary>
/// All rules in the order in which ECS evaluates them (docs/ECS.md §3.2): ECS reports the first finding only. Family
/// and containers come before the rest because every other text names a container; then sizes that cannot be read, memory,
/// essential containers, Fargate (the options that a log driver needs before Fargate's own [captured]), and the rest, whose
/// order is not known.
/// </summary>
internal static class Judge
{
    /// <summary>What ECS refuses, ECS's first complaint first.</summary>
    public static IReadOnlyList<RuleCheck> Refusals { get; } = new RuleCheck[]
    {
        FamilyRule.Check,
        ContainerListRule.Check,
        TaskSizeRule.Check,
        ContainerNameRule.Check,
        ContainerImageRule.Check,
        ContainerMemoryRule.Check,
        EssentialContainerRule.Check,
        FargateRules.CheckAsked,
        LogOptionsRule.Check,
        FargateRules.CheckAskedAfterLogOptions,
        RetiredMemberRule.Check,
        ValueRule.Check,
        RequiredMemberRule.Check,
        LaunchTypeRule.Check,
        TaskSumRule.Check,
        RuntimePlatformRule.Check,
        RoleRule.Check,
        EnvironmentRule.Check,
        SecretRule.Check,
        CredentialsRule.Check,
        NetworkMemberRule.Check,
        PortMappingRule.Check,
        HostPortRule.Check,
        LinkRule.Check,
        DependsOnRule.Check,
        TimeoutRule.Check,
        HealthCheckRule.Check,
        RestartPolicyRule.Check,
        LogConfigurationRule.Check,
        FirelensRule.Check,
        EnvironmentFileRule.Check,
        CredentialSpecRule.Check,
        UlimitRule.Check,
        LinuxParametersRule.Check,
        SystemControlRule.Check,
        VersionConsistencyRule.Check,
        MountPointRule.Check,
        VolumeRule.Check,
        PlacementConstraintRule.Check,
        ProxyConfigurationRule.Check,
        TagsRule.Check,
    };

    /// <summary>What ECS accepts and a reviewer would not.</summary>
    public static IReadOnlyList<RuleCheck> Advice { get; } = new RuleCheck[]
    {
        SecretAdvice.Check,
        ImageAdvice.Check,
        LogAdvice.Check,
        ContainerMemoryRule.Advise,
        LogOptionsRule.Advise,
        HealthCheckRule.Advise,
        HealthAdvice.Check,
        FargateAdvice.Check,
        WindowsAdvice.Check,
        PortAdvice.Check,
        EnvironmentAdvice.Check,
        RoleAdvice.Check,
        IsolationAdvice.Check,
        ProxyConfigurationRule.Advise,
        VolumeAdvice.Check,
        KernelAdvice.Check,
        ResourceAdvice.Check,
    };

    /// <summary>Everything that ECS refuses, its first complaint first.</summary>
    public static void Refuse(Candidate candidate, Report report)
    {
        foreach (RuleCheck check in Refusals) check(candidate, report);
    }

    /// <summary>Everything that ECS accepts and a reviewer would mention.</summary>
    public static void Advise(Candidate candidate, Report report)
    {
        foreach (RuleCheck check in Advice) check(candidate, report);
    }

    /// <summary>Refuses what ECS refuses, with ECS's first complaint.</summary>
    /// <exception cref="EcsException">The definition is refused.</exception>
    public static Candidate Demand(RegisterTaskDefinitionRequest request, RuleContext context)
    {
        Candidate candidate = new(request, context);
        Report report = new();
        for (int i = 0; i < Refusals.Count; i++)
        {
            Refusals[i](candidate, report);
            if (!report.IsEmpty) throw report.Findings[0].ToException();
        }

        return candidate;
    }
}

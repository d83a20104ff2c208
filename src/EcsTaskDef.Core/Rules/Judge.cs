using System;
using System.Collections.Generic;
using System.Linq;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// All rules in the order in which ECS evaluates them (ECS semantics §3.2): ECS reports the first finding only. Family
/// and containers come before the rest because every other text names a container.
/// </summary>
internal static class Judge
{
    private static readonly Func<RegisterTaskDefinitionRequest, IEnumerable<Finding>>[] s_rules =
    {
        FamilyRule.Check,
        ContainerListRule.Check,
        TaskSizeRule.Check,
        ContainerNameRule.Check,
        ContainerImageRule.Check,
        EssentialContainerRule.Check,
        TagsRule.CheckRegistration,
    };

    /// <summary>Everything that is wrong, ECS's first complaint first.</summary>
    public static IEnumerable<Finding> Findings(RegisterTaskDefinitionRequest request) =>
        s_rules.SelectMany(rule => rule(request));

    /// <summary>Refuses what ECS refuses, with ECS's first complaint.</summary>
    /// <exception cref="Errors.EcsException">The definition is refused.</exception>
    public static void Demand(RegisterTaskDefinitionRequest request)
    {
        if (Findings(request).FirstOrDefault() is { } first) throw first.ToException();
    }
}

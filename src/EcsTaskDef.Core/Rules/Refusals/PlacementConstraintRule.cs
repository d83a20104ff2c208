using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Placement constraints of a definition are of type memberOf, at most ten. Expressions are not checked, as ECS does not.
/// Evidence: docs/ECS.md §3.3: type [seen]; number §9.2 [model], text [guess].
/// </summary>
internal static class PlacementConstraintRule
{
    public static readonly Rule TypeUnsupported = Rule.Refuses(nameof(SR.ConstraintTypeUnsupported), "[seen]");
    public static readonly Rule TooMany = Rule.Refuses(nameof(SR.ConstraintsTooMany), "limit [model], text [guess]");

    private const int MaxConstraints = 10;

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.Request.PlacementConstraints is not { } constraints) return;
        if (constraints.Count > MaxConstraints) report.Add(TooMany, "$.placementConstraints");
        for (int i = 0; i < constraints.Count; i++)
        {
            if (constraints[i].Type is { } type && type != TaskDefinitionPlacementConstraintTypes.MemberOf)
                report.Add(TypeUnsupported, $"$.placementConstraints[{i}].type", type);
        }
    }
}

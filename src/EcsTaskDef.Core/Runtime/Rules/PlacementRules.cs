using System.Collections.Generic;
using System.Linq;
using EcsTaskDef.Errors;

namespace EcsTaskDef.Runtime;

/// <summary>Placement constraints and strategies as such (ECS semantics §7.3 [bench]; the limit of constraints is [model]).</summary>
internal static class PlacementRules
{
    private const int MaxConstraints = 10;
    private const int MaxStrategies = 5;

    private static readonly string[] s_binpackFields = ["cpu", "memory", "CPU", "MEMORY"];

    public static void Demand(IReadOnlyList<PlacementConstraint>? constraints, IReadOnlyList<PlacementStrategy>? strategies)
    {
        if (constraints?.Count > MaxConstraints) throw EcsErrors.InvalidParameter(SR.Format(SR.ListTooLong, "placementConstraints", MaxConstraints));
        if (strategies?.Count > MaxStrategies) throw EcsErrors.InvalidParameter(SR.StrategiesTooMany);
        foreach (PlacementStrategy strategy in strategies ?? [])
        {
            if (strategy is { Type: "random", Field.Length: > 0 }) throw EcsErrors.InvalidParameter(SR.RandomField);
            if (strategy.Type == "binpack" && !s_binpackFields.Contains(strategy.Field))
                throw EcsErrors.InvalidParameter(SR.Format(SR.BinpackField, strategy.Field));
        }

        foreach (PlacementConstraint constraint in constraints ?? [])
            if (constraint is { Type: "distinctInstance", Expression.Length: > 0 }) throw EcsErrors.InvalidParameter(SR.DistinctInstanceExpression);
    }
}

using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine.Scheduling;

/// <summary>Placement constraints and strategies as such (docs/ECS.md §7.3 [bench]; the limit of constraints is [model]).</summary>
internal static class PlacementRules
{
    public static readonly Refusal Fargate = Refusal.Parameter(nameof(SR.FargatePlacement), "[bench] on services; RunTask [kind]");

    private const int MaxConstraints = 10;
    private const int MaxStrategies = 5;

    private static readonly string[] s_binpackFields = ["cpu", "memory", "CPU", "MEMORY"];

    /// <param name="constraints">Where tasks may be.</param>
    /// <param name="strategies">Where they had better be.</param>
    /// <param name="launchType">The launch type that the request or the service names; Fargate has nothing to choose from.</param>
    public static void Demand(
        IReadOnlyList<PlacementConstraint>? constraints, IReadOnlyList<PlacementStrategy>? strategies, string? launchType)
    {
        if (launchType == LaunchTypes.Fargate && constraints is { Count: > 0 }) throw Fargate.With("constraints");
        if (launchType == LaunchTypes.Fargate && strategies is { Count: > 0 }) throw Fargate.With("strategies");
        if (constraints?.Count > MaxConstraints)
            throw EcsErrors.InvalidParameter(Texts.Format(SR.ListTooLong, "placementConstraints", MaxConstraints));
        if (strategies?.Count > MaxStrategies) throw EcsErrors.InvalidParameter(SR.StrategiesTooMany);
        foreach (PlacementStrategy strategy in strategies ?? [])
        {
            if (strategy is { Type: "random", Field.Length: > 0 }) throw EcsErrors.InvalidParameter(SR.RandomField);
            if (strategy.Type == "binpack" && !s_binpackFields.Contains(strategy.Field))
                throw EcsErrors.InvalidParameter(Texts.Format(SR.BinpackField, strategy.Field));
        }

        if (constraints?.Any(static c => c is { Type: "distinctInstance", Expression.Length: > 0 }) == true)
            throw EcsErrors.InvalidParameter(SR.DistinctInstanceExpression);
    }

    /// <summary>Strategies as ECS answers them: spreading by <c>host</c> is by <c>instanceId</c> (docs/ECS.md §7.2 [seen]).</summary>
    public static IReadOnlyList<PlacementStrategy> Answered(IReadOnlyList<PlacementStrategy> strategies) => strategies
        .Select(static s => s is { Type: "spread", Field: "host" } ? s with { Field = "instanceId" } : s).ToArray();
}

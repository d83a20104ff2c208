using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine.Scheduling;

/// <summary>Placement constraints and strategies as such (docs/ECS.md §7.3 [bench]; the limit of constraints is [model]).</summary>
internal static class PlacementRules
{
    public static readonly Rule Fargate = Rule.Parameter(nameof(SR.FargatePlacement), "[bench] on services; RunTask [kind]");

    public static readonly Rule StrategiesTooMany = Rule.Parameter(nameof(SR.StrategiesTooMany), "[bench]");
    public static readonly Rule RandomField = Rule.Parameter(nameof(SR.RandomField), "[bench]");
    public static readonly Rule BinpackField = Rule.Parameter(nameof(SR.BinpackField), "[bench]");
    public static readonly Rule DistinctInstance = Rule.Parameter(nameof(SR.DistinctInstanceExpression), "[bench]");

    private const int MaxConstraints = 10;
    private const int MaxStrategies = 5;

    private static readonly string[] s_binpackFields = ["cpu", "memory", "CPU", "MEMORY"];

    /// <param name="constraints">Where tasks may be.</param>
    /// <param name="strategies">Where they should be, if possible.</param>
    /// <param name="launchType">The launch type that the request or the service names; Fargate has nothing to choose from.</param>
    /// <param name="report">Takes what is refused.</param>
    public static void Check(
        IReadOnlyList<PlacementConstraint>? constraints, IReadOnlyList<PlacementStrategy>? strategies, string? launchType, Report report)
    {
        if (launchType == LaunchTypes.Fargate && constraints is { Count: > 0 }) report.Refuse(Fargate, "constraints");
        if (launchType == LaunchTypes.Fargate && strategies is { Count: > 0 }) report.Refuse(Fargate, "strategies");
        ParameterRules.CheckLimit(constraints, "placementConstraints", MaxConstraints, report);
        if (strategies?.Count > MaxStrategies) report.Refuse(StrategiesTooMany);
        foreach (PlacementStrategy strategy in strategies ?? [])
        {
            if (strategy is { Type: "random", Field.Length: > 0 }) report.Refuse(RandomField);
            if (strategy.Type == "binpack" && !s_binpackFields.Contains(strategy.Field)) report.Refuse(BinpackField, strategy.Field);
        }

        if (constraints?.Any(static c => c is { Type: "distinctInstance", Expression.Length: > 0 }) == true)
            report.Refuse(DistinctInstance);
        foreach (PlacementConstraint constraint in constraints ?? [])
            if (constraint is { Type: "memberOf", Expression: { } expression }) CheckExpression(expression, report);
    }

    /// <summary>An expression must be one.</summary>
    private static void CheckExpression(string expression, Report report)
    {
        try
        {
            ClusterQuery.Parse(expression);
        }
        catch (EcsException refusal)
        {
            report.Add(new Finding(ClusterQuery.Invalid, refusal.Message, "", ""));
        }
    }

    /// <summary>The constraints of a request or a service, and those of the definition.</summary>
    public static IEnumerable<PlacementConstraint> Together(IReadOnlyList<PlacementConstraint>? own, TaskDefinition definition) =>
        (own ?? []).Concat((definition.PlacementConstraints ?? [])
            .Select(static c => new PlacementConstraint { Type = c.Type, Expression = c.Expression }));

    /// <summary>Strategies as ECS answers them: spreading by <c>host</c> is by <c>instanceId</c> (docs/ECS.md §7.2 [seen]).</summary>
    public static IReadOnlyList<PlacementStrategy> Answered(IReadOnlyList<PlacementStrategy> strategies) => strategies
        .Select(static s => s is { Type: "spread", Field: "host" } ? s with { Field = "instanceId" } : s).ToArray();
}

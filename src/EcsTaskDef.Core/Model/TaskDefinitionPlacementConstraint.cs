namespace EcsTaskDef.Model;

/// <summary>A rule for placing tasks on container instances. Source: docs/ECS.md §3.3 [seen].</summary>
public sealed record TaskDefinitionPlacementConstraint : EcsStructure
{
    /// <summary>
    /// Cluster query the instance must match; its attributes are not checked for existence. Source: docs/ECS.md §3.3
    /// [seen].
    /// </summary>
    public string? Expression { get; init; }

    /// <summary>
    /// Kind of rule: one of <see cref="TaskDefinitionPlacementConstraintTypes"/>. Source: docs/ECS.md §3.3 [seen].
    /// </summary>
    public string? Type { get; init; }
}

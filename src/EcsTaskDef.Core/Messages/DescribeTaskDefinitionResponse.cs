namespace EcsTaskDef.Messages;

/// <summary>What DescribeTaskDefinition answers.</summary>
public sealed record DescribeTaskDefinitionResponse
{
    /// <summary>The revision.</summary>
    public required TaskDefinitionDocument TaskDefinition { get; init; }

    /// <summary>Its tags; empty when they were not asked for (ECS semantics §4.3 [captured]).</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }
}

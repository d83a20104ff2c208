using System.Collections.Generic;
using EcsTaskDef.Model;

namespace EcsTaskDef.Registry.Messages;

/// <summary>What DescribeTaskDefinition answers.</summary>
public sealed record DescribeTaskDefinitionResponse
{
    /// <summary>The revision.</summary>
    public required TaskDefinitionDocument TaskDefinition { get; init; }

    /// <summary>Its tags; empty when they were not asked for (docs/ECS.md §4.3 [captured]).</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }
}

using System.Collections.Generic;
using EcsTaskDef.Model;

namespace EcsTaskDef.Registry.Messages;

/// <summary>What RegisterTaskDefinition answers.</summary>
public sealed record RegisterTaskDefinitionResponse
{
    /// <summary>The new revision.</summary>
    public required TaskDefinitionDocument TaskDefinition { get; init; }

    /// <summary>Its tags; null when the request carried none (docs/ECS.md §3.4 [captured]).</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>What RegisterTaskDefinition answers.</summary>
public sealed record RegisterTaskDefinitionResponse
{
    /// <summary>The new revision.</summary>
    public required TaskDefinitionDocument TaskDefinition { get; init; }

    /// <summary>Its tags; null when the request carried none (ECS semantics §3.4 [captured]).</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

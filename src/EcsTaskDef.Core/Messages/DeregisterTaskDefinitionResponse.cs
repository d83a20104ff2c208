namespace EcsTaskDef.Messages;

/// <summary>What DeregisterTaskDefinition answers.</summary>
public sealed record DeregisterTaskDefinitionResponse
{
    /// <summary>The revision, with <c>previousStatus</c>.</summary>
    public required TaskDefinitionDocument TaskDefinition { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>Asks to deregister one revision.</summary>
public sealed record DeregisterTaskDefinitionRequest
{
    /// <summary><c>family:revision</c> or ARN. A bare family is refused.</summary>
    public string? TaskDefinition { get; init; }
}

/// <summary>What DeregisterTaskDefinition answers.</summary>
public sealed record DeregisterTaskDefinitionResponse
{
    /// <summary>The revision, with <c>previousStatus</c>.</summary>
    public required TaskDefinitionDocument TaskDefinition { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>Asks to deregister one revision.</summary>
public sealed record DeregisterTaskDefinitionRequest
{
    /// <summary><c>family:revision</c> or ARN. A bare family is refused.</summary>
    public string? TaskDefinition { get; init; }
}

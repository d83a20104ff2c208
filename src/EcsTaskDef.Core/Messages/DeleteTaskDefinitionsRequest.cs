namespace EcsTaskDef.Messages;

/// <summary>Asks to delete INACTIVE revisions.</summary>
public sealed record DeleteTaskDefinitionsRequest
{
    /// <summary>1 to 10 of <c>family:revision</c> or ARN.</summary>
    public IReadOnlyList<string>? TaskDefinitions { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>Asks to delete INACTIVE revisions.</summary>
public sealed record DeleteTaskDefinitionsRequest
{
    /// <summary>1 to 10 of <c>family:revision</c> or ARN.</summary>
    public IReadOnlyList<string>? TaskDefinitions { get; init; }
}

/// <summary>What DeleteTaskDefinitions answers.</summary>
public sealed record DeleteTaskDefinitionsResponse
{
    /// <summary>The revisions now DELETE_IN_PROGRESS, with <c>previousStatus</c>.</summary>
    public required IReadOnlyList<TaskDefinitionDocument> TaskDefinitions { get; init; }

    /// <summary>One for each input that could not be deleted.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>What DeleteTaskDefinitions answers.</summary>
public sealed record DeleteTaskDefinitionsResponse
{
    /// <summary>The revisions now DELETE_IN_PROGRESS, with <c>previousStatus</c>.</summary>
    public required IReadOnlyList<TaskDefinitionDocument> TaskDefinitions { get; init; }

    /// <summary>One for each input that could not be deleted.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }
}

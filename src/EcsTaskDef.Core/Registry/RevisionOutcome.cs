namespace EcsTaskDef.Registry;

/// <summary>What became of one revision of a batch.</summary>
public sealed record RevisionOutcome
{
    /// <summary>The revision as the caller named it.</summary>
    public required string Input { get; init; }

    /// <summary>The revision as it is now; null when it was refused, or when the batch named it before.</summary>
    public TaskDefinitionDocument? TaskDefinition { get; init; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public EcsException? Error { get; init; }
}

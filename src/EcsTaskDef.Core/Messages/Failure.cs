namespace EcsTaskDef.Messages;

/// <summary>One item of a batch that could not be processed (docs/ECS.md §4.6 [captured]).</summary>
public sealed record Failure
{
    /// <summary>The input as it was given, ARN or not.</summary>
    public required string Arn { get; init; }

    /// <summary>ECS's reason.</summary>
    public required string Reason { get; init; }

    /// <summary>More detail; ECS leaves it out for task definitions.</summary>
    public string? Detail { get; init; }
}

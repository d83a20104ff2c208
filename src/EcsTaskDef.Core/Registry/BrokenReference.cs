namespace EcsTaskDef.Registry;

/// <summary>Something that uses a revision and could not go on as it is.</summary>
public sealed record BrokenReference
{
    /// <summary>What is wrong.</summary>
    public required BrokenReferenceKind Kind { get; init; }

    /// <summary>The ARN of the service or task.</summary>
    public required string Arn { get; init; }

    /// <summary>The same in words, and what to do.</summary>
    public required string Message { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Message;
}

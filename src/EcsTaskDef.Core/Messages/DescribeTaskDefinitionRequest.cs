namespace EcsTaskDef.Messages;

/// <summary>Asks for one revision.</summary>
public sealed record DescribeTaskDefinitionRequest
{
    /// <summary><c>family</c> (its latest ACTIVE revision), <c>family:revision</c> or ARN.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary><c>TAGS</c> or nothing.</summary>
    public IReadOnlyList<string>? Include { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>Asks for one revision.</summary>
public sealed record DescribeTaskDefinitionRequest
{
    /// <summary><c>family</c> (its latest ACTIVE revision), <c>family:revision</c> or ARN.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary><c>TAGS</c> or nothing.</summary>
    public IReadOnlyList<string>? Include { get; init; }
}

/// <summary>What DescribeTaskDefinition answers.</summary>
public sealed record DescribeTaskDefinitionResponse
{
    /// <summary>The revision.</summary>
    public required TaskDefinitionDocument TaskDefinition { get; init; }

    /// <summary>Its tags; empty when they were not asked for (docs/ECS.md §4.3 [captured]).</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }
}

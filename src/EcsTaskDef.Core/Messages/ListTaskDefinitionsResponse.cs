namespace EcsTaskDef.Messages;

/// <summary>A page of revision ARNs.</summary>
public sealed record ListTaskDefinitionsResponse
{
    /// <summary>The ARNs.</summary>
    public required IReadOnlyList<string> TaskDefinitionArns { get; init; }

    /// <summary>For the next page; null on the last.</summary>
    public string? NextToken { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>A page of family names.</summary>
public sealed record ListTaskDefinitionFamiliesResponse
{
    /// <summary>The names, in ordinal order.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>For the next page; null on the last.</summary>
    public string? NextToken { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>Asks for a page of family names.</summary>
public sealed record ListTaskDefinitionFamiliesRequest
{
    /// <summary>Only families whose name begins so.</summary>
    public string? FamilyPrefix { get; init; }

    /// <summary>ACTIVE, INACTIVE or ALL (default).</summary>
    public string? Status { get; init; }

    /// <summary>Page size, 1 to 100; 100 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>From the page before.</summary>
    public string? NextToken { get; init; }
}

/// <summary>A page of family names.</summary>
public sealed record ListTaskDefinitionFamiliesResponse
{
    /// <summary>The names, in ordinal order.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>For the next page; null on the last.</summary>
    public string? NextToken { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>Asks for a page of revision ARNs.</summary>
public sealed record ListTaskDefinitionsRequest
{
    /// <summary>The exact family, despite the name. Null = all families.</summary>
    public string? FamilyPrefix { get; init; }

    /// <summary>ACTIVE (default), INACTIVE or DELETE_IN_PROGRESS.</summary>
    public string? Status { get; init; }

    /// <summary>ASC (default) or DESC: by family, then revision as a number.</summary>
    public string? Sort { get; init; }

    /// <summary>Page size, 1 to 100; 100 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>From the page before.</summary>
    public string? NextToken { get; init; }
}

/// <summary>A page of revision ARNs.</summary>
public sealed record ListTaskDefinitionsResponse
{
    /// <summary>The ARNs.</summary>
    public required IReadOnlyList<string> TaskDefinitionArns { get; init; }

    /// <summary>For the next page; null on the last.</summary>
    public string? NextToken { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>A page of tasks.</summary>
public sealed record ListTasksResponse
{
    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }

    /// <summary>ARNs.</summary>
    public required IReadOnlyList<string> TaskArns { get; init; }
}

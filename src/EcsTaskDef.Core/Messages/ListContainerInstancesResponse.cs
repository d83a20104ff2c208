namespace EcsTaskDef.Messages;

/// <summary>A page of instances.</summary>
public sealed record ListContainerInstancesResponse
{
    /// <summary>ARNs.</summary>
    public required IReadOnlyList<string> ContainerInstanceArns { get; init; }

    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }
}

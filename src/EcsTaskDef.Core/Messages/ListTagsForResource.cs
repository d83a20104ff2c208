namespace EcsTaskDef.Messages;

/// <summary>Asks for the tags of a resource.</summary>
public sealed record ListTagsForResourceRequest
{
    /// <summary>The revision's ARN.</summary>
    public string? ResourceArn { get; init; }
}

/// <summary>The tags of a resource.</summary>
public sealed record ListTagsForResourceResponse
{
    /// <summary>In the order they were added; empty when there are none.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }
}

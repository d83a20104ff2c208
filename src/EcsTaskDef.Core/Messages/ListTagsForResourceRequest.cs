namespace EcsTaskDef.Messages;

/// <summary>Asks for the tags of a resource.</summary>
public sealed record ListTagsForResourceRequest
{
    /// <summary>The revision's ARN.</summary>
    public string? ResourceArn { get; init; }
}

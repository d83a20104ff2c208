namespace EcsTaskDef.Messages;

/// <summary>Asks to add tags.</summary>
public sealed record TagResourceRequest
{
    /// <summary>The revision's ARN.</summary>
    public string? ResourceArn { get; init; }

    /// <summary>Key and value, at most 50 a resource.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

namespace EcsTaskDef.Messages;

/// <summary>Asks to remove tags.</summary>
public sealed record UntagResourceRequest
{
    /// <summary>The revision's ARN.</summary>
    public string? ResourceArn { get; init; }

    /// <summary>The keys to remove.</summary>
    public IReadOnlyList<string>? TagKeys { get; init; }
}

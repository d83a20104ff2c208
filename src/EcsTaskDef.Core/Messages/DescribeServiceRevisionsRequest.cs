namespace EcsTaskDef.Messages;

/// <summary>Asks for service revisions.</summary>
public sealed record DescribeServiceRevisionsRequest
{
    /// <summary>1 to 20 ARNs.</summary>
    public IReadOnlyList<string>? ServiceRevisionArns { get; init; }
}

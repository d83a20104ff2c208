namespace EcsTaskDef.Messages;

/// <summary>Asks for service revisions.</summary>
public sealed record DescribeServiceRevisionsRequest
{
    /// <summary>1 to 20 ARNs.</summary>
    public IReadOnlyList<string>? ServiceRevisionArns { get; init; }
}

/// <summary>Service revisions.</summary>
public sealed record DescribeServiceRevisionsResponse
{
    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<ServiceRevision> ServiceRevisions { get; init; }
}

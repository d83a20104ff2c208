using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Messages;

/// <summary>Service revisions.</summary>
public sealed record DescribeServiceRevisionsResponse
{
    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<ServiceRevision> ServiceRevisions { get; init; }
}

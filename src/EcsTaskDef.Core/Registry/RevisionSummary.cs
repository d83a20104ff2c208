namespace EcsTaskDef.Registry;

/// <summary>A revision at a moment, without its definition.</summary>
public sealed record RevisionSummary
{
    /// <summary>The family's name.</summary>
    public required string Family { get; init; }

    /// <summary>The revision's number.</summary>
    public required int Revision { get; init; }

    /// <summary>ACTIVE, INACTIVE or DELETE_IN_PROGRESS.</summary>
    public required string Status { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Family and revision, as in <c>web:3</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Family}:{Revision}");
}

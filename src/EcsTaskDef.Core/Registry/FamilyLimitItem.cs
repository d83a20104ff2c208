namespace EcsTaskDef.Registry;

/// <summary>One revision of the plan for limiting a family, or of what was done.</summary>
public sealed record FamilyLimitItem
{
    /// <summary>The family's name.</summary>
    public required string Family { get; init; }

    /// <summary>The revision's number.</summary>
    public required int Revision { get; init; }

    /// <summary>The revision's status: in a plan as it is, afterwards as it has become.</summary>
    public required string Status { get; init; }

    /// <summary>What is to be done with it, or was done.</summary>
    public required FamilyLimitAction Action { get; init; }

    /// <summary>Why.</summary>
    public required FamilyLimitReason Reason { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The revision's ARN.</summary>
    public required string TaskDefinitionArn { get; init; }

    /// <summary>Why it was not done, though it was tried; null in a plan, and where all is one change.</summary>
    public EcsException? Error { get; init; }

    /// <summary>The region whose registry holds it.</summary>
    public required string Region { get; init; }

    /// <summary>Family and revision, as in <c>web:3</c>.</summary>
    public string Name => ToString();

    /// <summary>Family and revision, as in <c>web:3</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Family}:{Revision}");
}

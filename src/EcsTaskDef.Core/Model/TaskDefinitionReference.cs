namespace EcsTaskDef.Model;

/// <summary>
/// What a caller means by a task definition: <c>family</c>, <c>family:revision</c> or an ARN; <c>Identifiers</c>
/// parses it.
/// </summary>
internal sealed record TaskDefinitionReference
{
    public required string Family { get; init; }

    /// <summary>Null = the family alone was given.</summary>
    public int? Revision { get; init; }

    public override string ToString() =>
        Revision is { } number ? Family + ":" + number.ToString(CultureInfo.InvariantCulture) : Family;
}

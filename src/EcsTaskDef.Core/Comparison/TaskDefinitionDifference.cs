namespace EcsTaskDef.Comparison;

/// <summary>One member in which two definitions differ, or agree.</summary>
public sealed record TaskDefinitionDifference
{
    /// <summary>
    /// Where: members as in ECS's JSON, items of lists by name: <c>containerDefinitions[web].environment[LOG_LEVEL]</c>.
    /// Ports are named as in <c>portMappings[80/tcp]</c>; a list whose order matters is one value.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>What became of it.</summary>
    public required DifferenceKind Kind { get; init; }

    /// <summary>
    /// The left value: text as it is, structures and lists as JSON without what ECS would fill in; null = absent. Where
    /// only the right one states a member that has a default, the default.
    /// </summary>
    public string? Left { get; init; }

    /// <summary>The right value, in the same way.</summary>
    public string? Right { get; init; }

    /// <summary>True when a value looks like a secret, and a mask stands in its place unless it was asked for.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Path and both values.</summary>
    public override string ToString() => $"{Path}: {Left ?? "(absent)"} -> {Right ?? "(absent)"}";
}

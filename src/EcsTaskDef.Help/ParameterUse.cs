namespace EcsTaskDef.Help;

/// <summary>How a parameter is used in a parameter set.</summary>
/// <param name="Set">The set, or <see cref="ParameterFacts.EverySet"/>.</param>
internal sealed record ParameterUse(string Set)
{
    /// <summary>Null = by name only.</summary>
    public int? Position { get; init; }

    public bool IsRequired { get; init; }

    public bool FromPipeline { get; init; }

    public bool FromPipelineByName { get; init; }

    public bool FromRemaining { get; init; }
}

namespace EcsTaskDef.Errors;

/// <summary>
/// The one exception of the engine: an answer of ECS that is a refusal, or a fault of our own (a store that cannot be
/// read, say). Doors translate it in one place each; nothing else leaves the engine on purpose but
/// <see cref="OperationCanceledException"/>.
/// </summary>
public sealed class EcsException : Exception
{
    /// <summary>Makes an error. Use <see cref="EcsErrors"/>: it knows the codes and texts.</summary>
    /// <param name="kind">Whose fault it is.</param>
    /// <param name="code">ECS's error code; for our own faults the resource key of the text.</param>
    /// <param name="message">ECS's text, to the letter; for our own faults ours.</param>
    /// <param name="advice">One sentence: what to do next. Ours, never sent as ECS's.</param>
    /// <param name="jsonPath">Where in the input (<c>$.containerDefinitions[0].cpu</c>), when the input is JSON.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public EcsException(
        EcsErrorKind kind, string code, string message, string? advice = null, string? jsonPath = null,
        Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        Code = code;
        Advice = advice;
        JsonPath = jsonPath;
    }

    /// <summary>Whose fault it is: the caller's, or ours.</summary>
    public EcsErrorKind Kind { get; }

    /// <summary>ECS's error code, e.g. <c>ClientException</c>; for our own faults the resource key of the text.</summary>
    public string Code { get; }

    /// <summary>One sentence of ours: what to do next. Null when the text says it already.</summary>
    public string? Advice { get; }

    /// <summary>The place in the input, as a JSON path; null when the error is not about a place.</summary>
    public string? JsonPath { get; }

    /// <summary>What is not there; null for every other error. ECS's code and text do not say it alike.</summary>
    public MissingResource? Missing { get; init; }

    /// <summary>The resources in conflict; only <c>ConflictException</c> carries them (docs/ECS.md §1.3 [captured]).</summary>
    public IReadOnlyList<string> ResourceIds { get; init; } = Array.Empty<string>();
}

namespace EcsTaskDef.Registry;

/// <summary>How to register, beyond what ECS's request says.</summary>
public sealed record RegistrationOptions
{
    /// <summary>Characters (UTF-16) that a note has at most.</summary>
    public const int MaxNoteLength = 1000;

    /// <summary>Definitions that one call of <see cref="IRegistry.RegisterManyAsync"/> takes at most.</summary>
    public const int MaxBatch = 1000;

    internal static RegistrationOptions None { get; } = new();

    /// <summary>
    /// Registers nothing when the family's latest ACTIVE revision is the same (<c>NormalForm</c>). Tags count when
    /// the request states some.
    /// </summary>
    public bool IfChanged { get; init; }

    /// <summary>
    /// Takes over the tags of the family's latest ACTIVE revision; the request's own replace those of the same keys.
    /// </summary>
    public bool CopyTags { get; init; }

    /// <summary>
    /// A remark for the history, at most <see cref="MaxNoteLength"/> characters; null or blank = none. Where nothing is
    /// registered nothing is kept.
    /// </summary>
    public string? Note { get; init; }
}

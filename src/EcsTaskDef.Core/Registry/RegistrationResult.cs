namespace EcsTaskDef.Registry;

/// <summary>The result of a registration.</summary>
public sealed record RegistrationResult
{
    /// <summary>The new revision, or the one that was the same.</summary>
    public required TaskDefinitionDocument TaskDefinition { get; init; }

    /// <summary>Its tags; null when it has none.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>True when there is a new revision, false when the latest ACTIVE one was the same.</summary>
    public required bool Registered { get; init; }
}

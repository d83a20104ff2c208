namespace EcsTaskDef.Registry;

/// <summary>One revision with all that is kept of it.</summary>
public sealed record ArchivedRevision
{
    /// <summary>The revision as ECS describes it, with its status and times.</summary>
    public required TaskDefinitionDocument TaskDefinition { get; init; }

    /// <summary>Its tags, in the order they were added.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = Array.Empty<Tag>();

    /// <summary>When it was submitted for deletion, which ECS does not tell; null when it was not.</summary>
    public DateTimeOffset? DeleteRequestedAt { get; init; }

    /// <summary>
    /// The remark that was kept with its registration; null = none. Remarks are kept in the history
    /// (<see cref="IRegistry.GetHistoryAsync"/>), and <see cref="IRegistry.ReadFamilyAsync"/> does not look for them there.
    /// </summary>
    public string? Note { get; init; }
}

using System;
using System.Collections.Generic;
using EcsTaskDef.Model;

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
}

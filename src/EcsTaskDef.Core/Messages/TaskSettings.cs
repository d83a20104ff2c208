namespace EcsTaskDef.Messages;

/// <summary>What single tasks are asked to be, wherever they are placed.</summary>
public abstract record TaskSettings : LaunchSettings
{
    /// <summary>Their group; <c>family:{family}</c> when absent.</summary>
    public string? Group { get; init; }

    /// <summary>What differs from the definition.</summary>
    public TaskOverride? Overrides { get; init; }

    /// <summary>At most 1024 characters; no answer has it.</summary>
    public string? ReferenceId { get; init; }

    /// <summary>At most 128 characters.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

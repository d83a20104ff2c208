namespace EcsTaskDef.Maintenance;

/// <summary>What a backup or a restore copies of a store; everything where nothing is said.</summary>
public sealed record StoreCopyRange
{
    /// <summary>Everything.</summary>
    public static StoreCopyRange All { get; } = new();

    /// <summary>Only what was done up to then.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Only changes up to this one, of one region.</summary>
    public long? Sequence { get; init; }

    /// <summary>Only this region; a restore keeps the others of the store that is there.</summary>
    public string? Region { get; init; }
}

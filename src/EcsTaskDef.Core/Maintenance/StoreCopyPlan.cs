namespace EcsTaskDef.Maintenance;

/// <summary>What a backup or a restore would do.</summary>
public sealed record StoreCopyPlan
{
    /// <summary>The folder of the store that would be copied.</summary>
    public required string Source { get; init; }

    /// <summary>The folder of the copy.</summary>
    public required string Target { get; init; }

    /// <summary>The regions that would be copied.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Regions that are in the target now, and would be empty.</summary>
    public required IReadOnlyList<string> Emptied { get; init; }
}

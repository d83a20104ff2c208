using EcsTaskDef.Registry;

namespace EcsTaskDef.Planning;

/// <summary>What to copy from one registry to another.</summary>
public sealed record CopyOptions
{
    /// <summary>The registry to copy; it is only read.</summary>
    public required IRegistry Source { get; init; }

    /// <summary>Where the source is, for people.</summary>
    public required string SourceName { get; init; }

    /// <summary>The registry to copy to.</summary>
    public required IRegistry Destination { get; init; }

    /// <summary>Where the destination is, for people.</summary>
    public required string DestinationName { get; init; }

    /// <summary>What the names of the families begin with; null or empty = with anything.</summary>
    public string? FamilyPrefix { get; init; }

    /// <summary>Chooses families by their names; null = all.</summary>
    public Func<string, bool>? WantsFamily { get; init; }

    /// <summary>Whether a family is among those that were asked for.</summary>
    internal bool IsWanted(string family) =>
        family.StartsWith(FamilyPrefix ?? "", StringComparison.Ordinal) && WantsFamily?.Invoke(family) != false;

    /// <summary>The states of revisions that are new in the copy. A known one is kept up to date whatever its state.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [TaskDefinitionStatuses.Active, TaskDefinitionStatuses.Inactive];

    /// <summary>Copies clusters, container instances, services and tasks too: they replace those of the copy.</summary>
    public bool WithRuntime { get; init; }

    /// <summary>Puts asterisks in the place of values that look like secrets.</summary>
    public bool MasksSecrets { get; init; }

    /// <summary>Hears of a revision that could not be copied, and why, on any thread; null = nobody.</summary>
    public Action<string, EcsException>? Refused { get; init; }

    /// <summary>Hears how far it is; null = nobody.</summary>
    public IProgress<StoreProgress>? Progress { get; init; }
}

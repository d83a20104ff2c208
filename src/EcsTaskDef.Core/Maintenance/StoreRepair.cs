namespace EcsTaskDef.Maintenance;

/// <summary>One thing that a repair of a store does, or would do.</summary>
public sealed record StoreRepair
{
    /// <summary>The region; null for what concerns the whole store.</summary>
    public string? Region { get; init; }

    /// <summary>What is done.</summary>
    public required StoreRepairAction Action { get; init; }

    /// <summary>The file that is replaced or put aside, with its path.</summary>
    public required string File { get; init; }

    /// <summary>Where the file as it was lies now; null while nothing was done.</summary>
    public string? MovedTo { get; init; }

    /// <summary>Changes of which nothing is left.</summary>
    public long LostChanges { get; init; }

    /// <summary>Revisions that are gone, as far as anything tells, e.g. <c>web:3</c>.</summary>
    public IReadOnlyList<string> LostRevisions { get; init; } = [];

    /// <summary>Numbers up to these are not given again, e.g. <c>web:4</c>.</summary>
    public IReadOnlyList<string> Reserved { get; init; } = [];

    /// <summary>What it is about, in words.</summary>
    public required string Message { get; init; }

    /// <summary>False where it was only planned.</summary>
    public bool IsDone { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Action}: {File}";
}

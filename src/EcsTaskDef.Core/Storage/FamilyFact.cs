namespace EcsTaskDef.Storage;

/// <summary>What the store knows of one family; kept for ever, also when every revision is gone.</summary>
internal sealed record FamilyFact
{
    /// <summary>ECS gives no higher revision number; deregistered ones count (docs/ECS.md §3.6 [doc]).</summary>
    public const int MaxRevisions = 1_000_000;

    /// <summary>Characters of a family's name, at most.</summary>
    private const int MaxNameLength = 255;

    public required string Family { get; init; }

    /// <summary>The highest revision number ever given.</summary>
    public int LatestRevision { get; init; }

    public int ActiveCount { get; init; }

    public int InactiveCount { get; init; }

    public int DeleteInProgressCount { get; init; }

    public DateTimeOffset LastChangedAt { get; init; }

    /// <summary>
    /// True for what can be a family's name in a store: letters, digits, hyphens and underscores of ASCII. Keys of the index, names of
    /// files and ARNs rely on it, so what is read is judged too: not every store was written by this software.
    /// </summary>
    public static bool IsName(string? text)
    {
        if (text is not { Length: > 0 and <= MaxNameLength }) return false;
        foreach (char c in text)
        {
            if (c is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_')) return false;
        }

        return true;
    }

    public bool IsVisible => ActiveCount + InactiveCount + DeleteInProgressCount > 0;
}

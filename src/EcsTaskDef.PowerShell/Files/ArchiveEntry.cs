namespace EcsTaskDef.PowerShell.Files;

/// <summary>One object of a file that is imported: a revision or registration, or the head of a family's archive.</summary>
internal sealed record ArchiveEntry
{
    public string? Family { get; init; }

    public int? Revision { get; init; }

    public string? Status { get; init; }

    /// <summary>The highest number ever used in the family, from a head; null = no head.</summary>
    public int? LatestRevision { get; init; }

    /// <summary>The object's JSON; empty for a head.</summary>
    public ReadOnlyMemory<byte> Text { get; init; }
}

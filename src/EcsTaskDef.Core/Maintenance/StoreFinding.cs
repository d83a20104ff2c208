using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Maintenance;

/// <summary>Something that is not as it should be in a store's files.</summary>
public sealed record StoreFinding
{
    /// <summary>
    /// Error: something is lost, or the region cannot be opened. Warning: nothing is lost, but something should be done. Info:
    /// worth knowing.
    /// </summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>What sort of finding, e.g. <c>LineDamaged</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The region; null for what concerns the whole store.</summary>
    public string? Region { get; init; }

    /// <summary>The file, with its path.</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1; null where the whole file is meant.</summary>
    public int? Line { get; init; }

    /// <summary>The byte at which it begins, from 0; null where the whole file is meant.</summary>
    public long? Byte { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>What is lost by it.</summary>
    public required string Lost { get; init; }

    /// <summary>What to do.</summary>
    public required string Advice { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Severity}: {Message}";
}

namespace EcsTaskDef.Storage;

/// <summary>What the store knows of a resource beside its document.</summary>
internal sealed record ResourceFact
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset LastChangedAt { get; init; }

    /// <summary>Where the document lies; only the store that gave the fact can read it.</summary>
    public required Extent Document { get; init; }

    /// <summary>The texts under which it is found beside its key.</summary>
    public required IReadOnlyList<string> Index { get; init; }
}

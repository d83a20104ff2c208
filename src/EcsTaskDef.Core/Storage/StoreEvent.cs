namespace EcsTaskDef.Storage;

/// <summary>One fact. A change is a list of them, kept whole or not at all.</summary>
internal abstract record StoreEvent(DateTimeOffset At);

/// <summary>One fact about one revision.</summary>
internal abstract record RevisionFactEvent(string Family, int Revision, DateTimeOffset At) : StoreEvent(At);

/// <summary>A revision was born, with its document as ECS answers it (status ACTIVE) and its tags.</summary>
internal sealed record RevisionRegistered(
    string Family, int Revision, DateTimeOffset At, ReadOnlyMemory<byte> Document, IReadOnlyList<Tag> Tags)
    : RevisionFactEvent(Family, Revision, At)
{
    /// <summary>The note of the caller that registered it; kept for the history only.</summary>
    public string? Note { get; init; }
}

/// <summary>A revision has another status.</summary>
internal sealed record RevisionStatusChanged(string Family, int Revision, DateTimeOffset At, RevisionStatus Status)
    : RevisionFactEvent(Family, Revision, At);

/// <summary>A revision has these tags now, all of them, in this order.</summary>
internal sealed record RevisionTagsChanged(string Family, int Revision, DateTimeOffset At, IReadOnlyList<Tag> Tags)
    : RevisionFactEvent(Family, Revision, At);

/// <summary>
/// A resource has this document now; an empty document = it is gone. The store knows neither kinds nor documents.
/// </summary>
/// <param name="Kind">What sort of resource: lower-case letters.</param>
/// <param name="Key">Its name among its kind.</param>
/// <param name="At">When.</param>
/// <param name="Document">A JSON object, as its owner writes it.</param>
/// <param name="Index">Texts under which it is found beside its key; they replace those it had.</param>
internal sealed record ResourceChanged(
    string Kind, string Key, DateTimeOffset At, ReadOnlyMemory<byte> Document, IReadOnlyList<string> Index)
    : StoreEvent(At)
{
    /// <summary>Bytes (UTF-8) of a key, at most: an entry of the index must fit into a page.</summary>
    public const int MaxKeyLength = 640;

    /// <summary>Bytes (UTF-8) of all index texts together, at most.</summary>
    public const int MaxIndexLength = 2400;
}

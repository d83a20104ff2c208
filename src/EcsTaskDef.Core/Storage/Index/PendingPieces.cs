namespace EcsTaskDef.Storage.Index;

/// <summary>
/// The documents and tags of a change while it is being decided: they have no place in the journal yet, but the decision
/// must be able to read them.
/// </summary>
internal sealed class PendingPieces : IExtentReader
{
    // No journal is so long.
    private const long Base = 1L << 56;

    private readonly IExtentReader _stored;
    private readonly List<ReadOnlyMemory<byte>> _pieces = new();

    /// <param name="stored">Gives what has a place.</param>
    public PendingPieces(IExtentReader stored) => _stored = stored;

    public Extent Add(ReadOnlyMemory<byte> piece)
    {
        if (piece.IsEmpty) return default;
        _pieces.Add(piece);
        return new Extent(Base + _pieces.Count - 1, piece.Length);
    }

    public void Clear() => _pieces.Clear();

    public ReadOnlyMemory<byte> Read(Extent extent) =>
        extent.Offset < Base ? _stored.Read(extent) : _pieces[(int)(extent.Offset - Base)];

    /// <summary>The document of an event; empty where there is none.</summary>
    public static ReadOnlyMemory<byte> DocumentOf(StoreEvent storeEvent) => storeEvent switch
    {
        RevisionRegistered registered => registered.Document,
        ResourceChanged resource => resource.Document,
        _ => default,
    };

    /// <summary>The tags of an event as JSON; empty where there are none.</summary>
    public static ReadOnlyMemory<byte> TagsOf(StoreEvent storeEvent) => storeEvent switch
    {
        RevisionRegistered { Tags.Count: > 0 } registered => TagsJson.Write(registered.Tags),
        RevisionTagsChanged { Tags.Count: > 0 } changed => TagsJson.Write(changed.Tags),
        _ => default,
    };
}

using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

/// <summary>The change that one caller is deciding, on top of those of the batch before it.</summary>
internal sealed class ChangeDraft
{
    private readonly MemoryLayer _own = new();
    private readonly IndexWriter? _batch;
    private readonly IndexWriter _writer;
    private readonly PendingPieces _pieces;

    public ChangeDraft(StoreIdentity store, RegionState state, IExtentReader stored, MemoryLayer pending, IndexWriter? batch)
    {
        LayerStack layers = state.LayersUnder(_own, pending);
        _batch = batch;
        _writer = new IndexWriter(layers, _own, batch);
        _pieces = new PendingPieces(stored);
        View = new RegionView(store, layers, _pieces, _writer, starts: state.Starts);
    }

    public RegionView View { get; }

    /// <summary>Begins with a caller; what the one before it left is forgotten.</summary>
    public Change Begin()
    {
        _writer.Clear();
        _pieces.Clear();
        return new Change(e => _writer.Apply(e, _pieces.Add(PendingPieces.DocumentOf(e)), _pieces.Add(PendingPieces.TagsOf(e))));
    }

    /// <summary>The change has its places in the journal, and the batch takes it over.</summary>
    public void Keep(IReadOnlyList<StoreEvent> events, (Extent Document, Extent Tags)[] places)
    {
        for (int i = 0; i < places.Length; i++) _writer.Place(events[i], places[i].Document, places[i].Tags);
        _batch!.Take(_writer);
    }
}

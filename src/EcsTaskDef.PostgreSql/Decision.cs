using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.PostgreSql;

/// <summary>What a change decides, in a layer over the tables.</summary>
internal sealed class Decision<T>
{
    private readonly RegionIndex _index;
    private readonly Func<IRegionView, Change, T> _decide;
    private readonly MemoryLayer _own = new();
    private readonly LayerStack _layers;
    private readonly IndexWriter _writer;
    private readonly PendingPieces _pieces;

    /// <param name="index">What it reads.</param>
    /// <param name="decide">Decides.</param>
    public Decision(RegionIndex index, Func<IRegionView, Change, T> decide)
    {
        (_index, _decide) = (index, decide);
        _layers = new LayerStack([_own, index]);
        _writer = new IndexWriter(_layers, _own);
        _pieces = new PendingPieces(index);
        Change = new Change(e => _writer.Apply(e, _pieces.Add(PendingPieces.DocumentOf(e)), _pieces.Add(PendingPieces.TagsOf(e))));
    }

    public Change Change { get; }

    public T Result { get; private set; } = default!;

    /// <summary>There is nothing to write.</summary>
    public bool IsNothing => Change.Events.Count == 0 && Change.Copied is not { Count: > 0 };

    public void Make(StoreIdentity store) => Result = _decide(new RegionView(store, _layers, _pieces, _writer, source: _index), Change);

    /// <summary>What is to be written; nothing is decided any more.</summary>
    public ChangeBatch ToBatch(Statements sql, string region)
    {
        _writer.Flush();
        return new ChangeBatch(sql, region, _index, _own, _pieces);
    }
}

namespace EcsTaskDef.Storage.Index;

/// <summary>The questions of the engine, answered from a stack of layers and whatever holds the documents.</summary>
internal sealed class RegionView : IRegionView
{
    private readonly LayerStack _index;
    private readonly IExtentReader _extents;
    private readonly IndexWriter? _writer;
    private readonly QueueStarts _starts;
    private readonly IViewSource? _source;

    /// <param name="store">Whose store it is, and how it is set.</param>
    /// <param name="index">The index.</param>
    /// <param name="extents">Gives the documents.</param>
    /// <param name="writer">Writes into the topmost layer, while this looks; null = nobody does.</param>
    /// <param name="stamp">What tells it from views that show something else; none while somebody writes.</param>
    /// <param name="starts">Where the queues begin in what is below the writer.</param>
    /// <param name="source">Says what the index does not; null = the index has it all.</param>
    public RegionView(
        StoreIdentity store, LayerStack index, IExtentReader extents, IndexWriter? writer = null, ViewStamp stamp = default,
        QueueStarts starts = default, IViewSource? source = null)
    {
        Store = store;
        _starts = starts;
        _source = source;
        _index = index;
        _extents = extents;
        _writer = writer;
        Stamp = stamp;
    }

    public ViewStamp Stamp { get; }

    public StoreIdentity Store { get; }

    public DateTimeOffset? HostTime => _source?.HostTime;

    public RegionTotals Totals => _source?.CountTotals() ?? _writer?.Totals ?? TotalsOf(_index);

    public bool HasQueues => _source?.HasQueues != false;

    public QueueState Queues
    {
        get
        {
            if (_source is not null) return _source.Queues;
            RegionTotals totals = Totals;
            return new QueueState(totals.DeleteInProgressCount > 0, totals.InactiveCount > 0, totals, IsExact: true);
        }
    }

    public FamilyFact? GetFamily(string family) => _writer is not null ? _writer.GetFamily(family)
        : _index.Get(Keys.Family(family)) is { } value ? Records.ReadFamily(family, value) : null;

    public RevisionFact? GetRevision(string family, int revision) => _writer is not null ? _writer.GetRevision(family, revision)
        : _index.Get(Keys.Revision(family, revision)) is { } value ? Records.ReadRevision(family, revision, value) : null;

    public int? GetLatest(string family, RevisionStatus status)
    {
        byte[] prefix = Keys.StatusFamily(status, family);
        foreach (Entry entry in _index.Scan(prefix, Keys.AfterPrefix(prefix), descending: true))
            return Keys.ParseStatus(entry.Key).Revision;
        return null;
    }

    public IEnumerable<(string Family, int Revision)> ListRevisions(
        RevisionStatus status, string? family, (string Family, int Revision)? after, bool descending)
    {
        byte[] prefix = family is null ? Keys.StatusAll(status) : Keys.StatusFamily(status, family);
        byte[] from = prefix;
        byte[] to = Keys.AfterPrefix(prefix);
        if (after is { } last)
        {
            byte[] mark = Keys.Status(status, last.Family, last.Revision);
            if (descending) to = Lesser(to, mark);
            else from = Greater(from, Keys.After(mark));
        }

        return Read(_index.Scan(from, to, descending), Keys.ParseStatus);
    }

    public IEnumerable<string> ListFamilies(bool active, string prefix, string? after)
    {
        _writer?.Flush();
        byte[] start = Keys.Listed(active, prefix);
        byte[] from = after is null ? start : Greater(start, Keys.After(Keys.Listed(active, after)));
        return Read(_index.Scan(from, Keys.AfterPrefix(start), descending: false), Keys.ParseListed);
    }

    public IEnumerable<(string Family, int Revision, DateTimeOffset RequestedAt)> ListDeletions() =>
        ReadTimed(Keys.AllDeletions, Starts.Deletions);

    public IEnumerable<(string Family, int Revision, DateTimeOffset DeregisteredAt)> ListDeregistrations() =>
        ReadTimed(Keys.AllDeregistrations, Starts.Deregistrations);

    public ReadOnlyMemory<byte> ReadDocument(RevisionFact revision) => _extents.Read(revision.Document);

    public IReadOnlyList<Tag> ReadTags(RevisionFact revision) =>
        revision.Tags.IsEmpty ? Array.Empty<Tag>() : TagsJson.Read(_extents.Read(revision.Tags).Span);

    public ResourceFact? GetResource(string kind, string key) =>
        _index.Get(Keys.Resource(kind, key)) is { } value ? Records.ReadResource(kind, key, value) : null;

    public IEnumerable<string> ListResources(string kind, string prefix, string? after)
    {
        byte[] start = Keys.Resource(kind, prefix);
        byte[] from = after is null ? start : Greater(start, Keys.After(Keys.Resource(kind, after)));
        return Read(_index.Scan(from, Keys.AfterPrefix(start), descending: false), key => Keys.ParseResource(key, kind));
    }

    public IEnumerable<(string Text, string Key)> ListByIndex(
        string kind, string prefix, string? from = null, (string Text, string Key)? after = null)
    {
        byte[] start = Keys.Index(kind, prefix);
        byte[] first = from is null ? start : Greater(start, Keys.Index(kind, from));
        if (after is { } last) first = Greater(first, Keys.After(Keys.Index(kind, last.Text, last.Key)));
        return Read(_index.Scan(first, Keys.AfterPrefix(start), descending: false), key => Keys.ParseIndex(key, kind));
    }

    public ReadOnlyMemory<byte> ReadDocument(ResourceFact resource) =>
        resource.Document.IsEmpty ? default : _extents.Read(resource.Document);

    public (IRegionView View, Change Change) Rehearse()
    {
        MemoryLayer own = new();
        LayerStack index = _index.Under(own);
        IndexWriter writer = new(index, own);
        PendingPieces pieces = new(_extents);
        return (
            new RegionView(Store, index, pieces, writer, starts: Starts, source: _source),
            new Change(e => writer.Apply(e, pieces.Add(PendingPieces.DocumentOf(e)), pieces.Add(PendingPieces.TagsOf(e)))));
    }

    /// <summary>The totals that an index has.</summary>
    public static RegionTotals TotalsOf(LayerStack index) =>
        index.Get(Keys.Totals) is { } value ? Records.ReadTotals(value) : RegionTotals.Zero;

    private QueueStarts Starts => _writer is null ? _starts : _starts.Or(_writer.Starts);

    // Not LINQ's Select: that one is compiled at first use for each pair of our structures, this one ahead of time.
    private static IEnumerable<T> Read<T>(IEnumerable<Entry> entries, Func<byte[], T> parse)
    {
        foreach (Entry entry in entries) yield return parse(entry.Key);
    }

    // The same of times: in a generic method they would be compiled at first use after all.
    private IEnumerable<(string Family, int Revision, DateTimeOffset At)> ReadTimed(byte[] queue, long start)
    {
        foreach (Entry entry in _index.Scan(Keys.From(queue, start), Keys.AfterPrefix(queue),
            descending: false)) yield return Keys.ParseTimed(entry.Key);
    }

    private static byte[] Greater(byte[] a, byte[] b) => Entry.Compare(a, b) >= 0 ? a : b;

    private static byte[] Lesser(byte[] a, byte[] b) => Entry.Compare(a, b) <= 0 ? a : b;
}

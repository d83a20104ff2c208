namespace EcsTaskDef.Storage;

/// <summary>The events of one change while it is being decided.</summary>
internal sealed class Change
{
    private readonly List<StoreEvent> _events = new();

    private readonly Action<StoreEvent> _added;

    public Change(Action<StoreEvent> added) => _added = added;

    /// <summary>Who makes the change, an ARN; kept for the history.</summary>
    public string? By { get; set; }

    /// <summary>
    /// Not null: the change keeps what another registry has, so the history shows nothing of its events, but these changes of the other
    /// one, in this order. They change nothing else.
    /// </summary>
    public IReadOnlyList<StoredChange>? Copied { get; set; }

    public IReadOnlyList<StoreEvent> Events => _events;

    /// <summary>Adds an event; the view of the same callback shows it from now on.</summary>
    public void Add(StoreEvent storeEvent)
    {
        if (storeEvent is ResourceChanged resource) DemandFits(resource);
        _added(storeEvent);
        _events.Add(storeEvent);
    }

    // What does not fit into a page of the index must not reach the journal.
    private static void DemandFits(ResourceChanged resource)
    {
        if (Encoding.UTF8.GetByteCount(resource.Key) > ResourceChanged.MaxKeyLength
            || resource.Index.Sum(Encoding.UTF8.GetByteCount) > ResourceChanged.MaxIndexLength
            || resource.Key.Contains("\0") || resource.Index.Any(static text => text.Contains("\0")))
        {
            throw new ArgumentException($"The {resource.Kind} {resource.Key} has too long a key or index.");
        }
    }
}

using System;
using System.Collections.Generic;

namespace EcsTaskDef.Storage;

/// <summary>The events of one change while it is being decided.</summary>
internal sealed class Change
{
    private readonly List<StoreEvent> _events = new();

    private readonly Action<StoreEvent> _added;

    public Change(Action<StoreEvent> added) => _added = added;

    /// <summary>Who makes the change, an ARN; kept for the history.</summary>
    public string? By { get; set; }

    public IReadOnlyList<StoreEvent> Events => _events;

    /// <summary>Adds an event; the view of the same callback shows it from now on.</summary>
    public void Add(StoreEvent storeEvent)
    {
        _added(storeEvent);
        _events.Add(storeEvent);
    }
}

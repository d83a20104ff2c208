namespace EcsTaskDef.Storage.Json;

/// <summary>
/// An event as it was read from a journal. A class, for what collections of structures do has to be compiled at each start.
/// </summary>
/// <param name="Event">The event, without its document and tags.</param>
/// <param name="Document">Where its document lies.</param>
/// <param name="Tags">Where its tags lie.</param>
internal sealed record JournalEvent(StoreEvent Event, Extent Document, Extent Tags);

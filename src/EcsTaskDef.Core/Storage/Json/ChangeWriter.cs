using static EcsTaskDef.Storage.Json.JournalText;

namespace EcsTaskDef.Storage.Json;

/// <summary>How a change becomes a line of a journal (docs/STORE.md).</summary>
internal static class ChangeWriter
{
    /// <summary>Appends a change's line and tells where the documents and tags of its events came to lie.</summary>
    /// <param name="output">Takes the line.</param>
    /// <param name="outputOffset">Where the output begins in the journal.</param>
    /// <param name="change">What the line says of the change beside the events.</param>
    /// <param name="events">What happens.</param>
    /// <param name="chain">The checksum of the line before; becomes that of this one.</param>
    /// <param name="history">What the history shows instead of the events; null = the events.</param>
    public static (Extent Document, Extent Tags)[] Write(
        ByteBuffer output, long outputOffset, ChangeLine change, IReadOnlyList<StoreEvent> events, ref uint chain,
        IReadOnlyList<StoreEvent>? history = null)
    {
        int start = output.Length;
        DateTimeOffset time = events.Count > 0 ? events[events.Count - 1].At : history![history.Count - 1].At;
        Raw(output, "{\"seq\":");
        Number(output, change.Sequence);
        Raw(output, ",\"synced\":");
        Number(output, change.Synced);
        Raw(output, ",\"time\":\"");
        Time(output, time);
        Raw(output, "\"");
        if (change.By is not null)
        {
            Raw(output, ",\"by\":");
            Quoted(output, change.By);
        }

        Raw(output, ",\"host\":");
        Quoted(output, change.Host);
        Raw(output, ",\"pid\":");
        Number(output, change.ProcessId);
        Raw(output, ",\"events\":[");
        (Extent, Extent)[] extents = new (Extent, Extent)[events.Count];
        for (int i = 0; i < events.Count; i++)
        {
            if (i > 0) Raw(output, ",");
            extents[i] = WriteEvent(output, outputOffset, events[i], time);
        }

        Raw(output, "]");
        if (history is not null) WriteHistory(output, history, time);
        chain = JournalFormat.Seal(output, start, chain);
        return extents;
    }

    private static void WriteHistory(ByteBuffer output, IReadOnlyList<StoreEvent> history, DateTimeOffset time)
    {
        Raw(output, ",\"history\":[");
        for (int i = 0; i < history.Count; i++)
        {
            if (i > 0) Raw(output, ",");
            WriteEvent(output, 0, history[i], time);
        }

        Raw(output, "]");
    }

    private static (Extent Document, Extent Tags) WriteEvent(
        ByteBuffer output, long outputOffset, StoreEvent storeEvent, DateTimeOffset time)
    {
        Raw(output, "{\"event\":\"");
        Raw(output, KindOf(storeEvent));
        Raw(output, "\"");
        if (storeEvent is RevisionFactEvent revision)
        {
            Raw(output, ",\"family\":");
            Quoted(output, revision.Family);
            Raw(output, ",\"revision\":");
            Number(output, revision.Revision);
        }

        if (storeEvent.At != time)
        {
            Raw(output, ",\"at\":\"");
            Time(output, storeEvent.At);
            Raw(output, "\"");
        }

        (Extent Document, Extent Tags) places = WriteContent(output, outputOffset, storeEvent);
        Raw(output, "}");
        return places;
    }

    private static string KindOf(StoreEvent storeEvent) => storeEvent switch
    {
        RevisionRegistered => "registered",
        RevisionStatusChanged => "status",
        RevisionTagsChanged => "tags",
        ResourceChanged => "resource",
        _ => throw new ArgumentOutOfRangeException(nameof(storeEvent)),
    };

    private static (Extent Document, Extent Tags) WriteContent(ByteBuffer output, long outputOffset, StoreEvent storeEvent)
    {
        (Extent document, Extent tags) = (default(Extent), default(Extent));
        switch (storeEvent)
        {
            case RevisionRegistered registered:
                if (registered.Note is not null)
                {
                    Raw(output, ",\"note\":");
                    Quoted(output, registered.Note);
                }

                if (registered.Tags.Count > 0) tags = Piece(output, outputOffset, ",\"tags\":", TagsJson.Write(registered.Tags));

                // A document that was dropped by compaction is not there.
                if (registered.Document.Length > 0) document = Document(output, outputOffset, registered.Document);
                break;
            case ResourceChanged resource:
                WriteResource(output, resource);
                if (resource.Document.Length > 0) document = Document(output, outputOffset, resource.Document);
                break;
            case RevisionStatusChanged changed:
                Raw(output, ",\"status\":\"");
                Raw(output, changed.Status.ToText());
                Raw(output, "\"");
                break;
            case RevisionTagsChanged changed:
                tags = Piece(output, outputOffset, ",\"tags\":", TagsJson.Write(changed.Tags));
                if (changed.Tags.Count == 0) tags = default;
                break;
        }

        return (document, tags);
    }

    private static void WriteResource(ByteBuffer output, ResourceChanged resource)
    {
        Raw(output, ",\"kind\":");
        Quoted(output, resource.Kind);
        Raw(output, ",\"key\":");
        Quoted(output, resource.Key);
        if (resource.Index.Count == 0) return;
        Raw(output, ",\"index\":[");
        for (int i = 0; i < resource.Index.Count; i++)
        {
            if (i > 0) Raw(output, ",");
            Quoted(output, resource.Index[i]);
        }

        Raw(output, "]");
    }

    // The length comes first so that a reader in a hurry can step over the document.
    private static Extent Document(ByteBuffer output, long outputOffset, ReadOnlyMemory<byte> document)
    {
        Raw(output, ",\"length\":");
        Number(output, document.Length);
        return Piece(output, outputOffset, ",\"document\":", document.Span);
    }

    private static Extent Piece(ByteBuffer output, long outputOffset, string name, ReadOnlySpan<byte> json)
    {
        Raw(output, name);
        Extent extent = new(outputOffset + output.Length, json.Length, Checksum.Append(0, json));
        output.Write(json);
        return extent;
    }
}

/// <summary>What a line says of its change beside the events.</summary>
/// <param name="Sequence">1 for a region's first change, one more for each; kept by compaction.</param>
/// <param name="Synced">Every change up to this number was known to be on disk when the line was written.</param>
/// <param name="By">Who asked, an ARN.</param>
/// <param name="Host">The machine.</param>
/// <param name="ProcessId">The process.</param>
internal readonly record struct ChangeLine(long Sequence, long Synced, string? By, string Host, int ProcessId);

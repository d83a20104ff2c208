using System.Text.Json;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Index;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>Events as rows of the table <c>events</c>: without documents, with tags and notes.</summary>
internal static class EventRows
{
    private const string Registered = "registered", Status = "status", Tagged = "tags", Resource = "resource";

    public static string KindOf(StoreEvent storeEvent) => storeEvent switch
    {
        RevisionRegistered => Registered,
        RevisionStatusChanged => Status,
        RevisionTagsChanged => Tagged,
        ResourceChanged => Resource,
        _ => throw new InvalidDataException($"An event of kind {storeEvent.GetType().Name} is not known."),
    };

    /// <summary>The tags of an event as JSON; empty where it says nothing of tags, or that there are none.</summary>
    public static ReadOnlyMemory<byte> TagsOf(StoreEvent storeEvent) => PendingPieces.TagsOf(storeEvent);

    /// <summary>
    /// A text that the database takes: it has no zero character and no half of a surrogate pair, which nobody but a test writes into a
    /// note.
    /// </summary>
    public static string? Clean(string? text) =>
        text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace('\0', '\uFFFD')));

    /// <summary>A list of texts as JSON.</summary>
    public static ReadOnlyMemory<byte> TextsOf(IReadOnlyList<string> texts)
    {
        ByteBuffer buffer = new(256);
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions))
        {
            writer.WriteStartArray();
            foreach (string text in texts) writer.WriteStringValue(text);
            writer.WriteEndArray();
        }

        return buffer.Written;
    }

    /// <summary>The changes of the rows of <see cref="HistoryStatements.Events"/>, whose events come one after another.</summary>
    public static List<StoredChange> Read(NpgsqlDataReader reader)
    {
        List<StoredChange> changes = new();
        List<StoreEvent> events = new();
        while (reader.Read())
        {
            long sequence = reader.GetInt64(0);
            if (changes.Count == 0 || changes[^1].Sequence != sequence)
                changes.Add(new StoredChange(sequence, reader.TextOrNull(1), reader.GetString(2), reader.GetInt32(3), events = new()));
            events.Add(ReadEvent(reader));
        }

        return changes;
    }

    private static StoreEvent ReadEvent(NpgsqlDataReader reader)
    {
        DateTimeOffset at = reader.TimeAt(5);
        ReadOnlyMemory<byte> json = reader.JsonAt(9);
        IReadOnlyList<Tag> tags = json.IsEmpty ? [] : TagsJson.Read(json.Span);
        return reader.GetString(4) switch
        {
            Registered => new RevisionRegistered(reader.GetString(6), reader.GetInt32(7), at, default, tags)
            {
                Note = reader.TextOrNull(10),
            },
            Status when RevisionStatusNames.TryParse(reader.GetString(8), out RevisionStatus status) =>
                new RevisionStatusChanged(reader.GetString(6), reader.GetInt32(7), at, status),
            Tagged => new RevisionTagsChanged(reader.GetString(6), reader.GetInt32(7), at, tags),
            Resource => new ResourceChanged(reader.GetString(11), reader.GetString(12), at, default, []),
            var kind => throw new InvalidDataException($"An event of kind {kind} is not known."),
        };
    }
}

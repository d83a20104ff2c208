using System.Text.Json;

namespace EcsTaskDef.Storage.Json;

/// <summary>How a line of a journal becomes a change (docs/STORE.md).</summary>
internal static class ChangeReader
{
    private static readonly byte[] s_documentStart = Encoding.ASCII.GetBytes(",\"document\":");

    // A cache: line after line has the same few words, and the one before serves again.
    [ThreadStatic]
    private static Word? t_by, t_host, t_kind, t_status;

    /// <summary>Reads a checked line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="lineOffset">Where it begins.</param>
    /// <param name="events">Takes its events.</param>
    /// <param name="forIndex">
    /// Tells the checksums of documents and tags, by which they are read later, and steps over documents by their length: the caller
    /// has checked the line, so they are whole.
    /// </param>
    /// <param name="stepsOver">Steps over documents without their checksums: the caller has checked the line, and reads none.</param>
    /// <param name="forHistory">Gives what the history shows, where the line says that it is something else than its events.</param>
    /// <exception cref="InvalidDataException">The line is sound but not one that this software can have written.</exception>
    public static ChangeLine Read(
        ReadOnlySpan<byte> line, long lineOffset, List<JournalEvent> events, bool forIndex = false, bool stepsOver = false,
        bool forHistory = false)
    {
        events.Clear();
        try
        {
            Utf8JsonReader reader = new(line, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth + 8 });
            Line text = new(line, lineOffset, forIndex, stepsOver);
            long sequence = 0, synced = 0;
            int process = 0;
            string? by = null;
            string host = "";
            DateTimeOffset time = default;
            bool hasEvents = false;
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("seq"u8)) sequence = NextInt64(ref reader);
                else if (reader.ValueTextEquals("synced"u8)) synced = NextInt64(ref reader);
                else if (reader.ValueTextEquals("time"u8)) time = NextTime(ref reader);
                else if (reader.ValueTextEquals("by"u8)) by = NextText(ref reader, ref t_by);
                else if (reader.ValueTextEquals("host"u8)) host = NextText(ref reader, ref t_host);
                else if (reader.ValueTextEquals("pid"u8)) process = (int)NextInt64(ref reader);
                else if (reader.ValueTextEquals("events"u8))
                {
                    reader.Read();
                    if (reader.TokenType != JsonTokenType.StartArray || hasEvents) throw new FormatException();
                    hasEvents = true;
                    while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                        events.Add(ReadEvent(ref reader, ref text, time));
                }
                else if (forHistory && reader.ValueTextEquals("history"u8))
                {
                    reader.Read();
                    if (reader.TokenType != JsonTokenType.StartArray) throw new FormatException();
                    events.Clear();
                    while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                        events.Add(ReadEvent(ref reader, ref text, time));
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }

            return new ChangeLine(sequence, synced, by, host, process);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException("it is not a change that this software can have written", exception);
        }
    }

    private static JournalEvent ReadEvent(ref Utf8JsonReader reader, ref Line line, DateTimeOffset time)
    {
        Members members = new() { Time = time };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadMember(ref reader, ref line, ref members);
        return members.Kind == "resource" ? members.ToResource() : members.ToRevision();
    }

    private static void ReadMember(ref Utf8JsonReader reader, ref Line line, ref Members members)
    {
        if (reader.ValueTextEquals("event"u8)) members.Kind = NextText(ref reader, ref t_kind);
        else if (reader.ValueTextEquals("family"u8)) members.Family = NextText(ref reader);
        else if (reader.ValueTextEquals("revision"u8)) members.Number = NextInt64(ref reader);
        else if (reader.ValueTextEquals("at"u8)) members.Time = NextTime(ref reader);
        else if (reader.ValueTextEquals("status"u8)) members.Status = NextText(ref reader, ref t_status);
        else if (reader.ValueTextEquals("note"u8)) members.Note = NextText(ref reader);
        else if (reader.ValueTextEquals("kind"u8)) members.Resource = NextText(ref reader);
        else if (reader.ValueTextEquals("key"u8)) members.Key = NextText(ref reader);
        else if (reader.ValueTextEquals("index"u8))
        {
            reader.Read();
            members.Index = new List<string>();
            while (reader.Read() && reader.TokenType == JsonTokenType.String) members.Index.Add(reader.GetString()!);
        }
        else if (line.StepsOver && reader.ValueTextEquals("length"u8)) line.StepOver(ref reader, ref members.Document);
        else if (reader.ValueTextEquals("document"u8)) members.Document = line.NextPiece(ref reader);
        else if (reader.ValueTextEquals("tags"u8))
        {
            members.Tags = line.NextPiece(ref reader);
            if (members.Tags.Length <= 2) members.Tags = default;
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    private static long NextInt64(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }

    private static string NextText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString()!;
    }

    private static string NextText(ref Utf8JsonReader reader, ref Word? before)
    {
        reader.Read();
        if (before is not null && reader.TokenType == JsonTokenType.String
            && reader.ValueSpan.SequenceEqual(before.Json)) return before.Text;
        string? text = reader.GetString();
        if (text is not null) before = new Word(reader.ValueSpan.ToArray(), text);
        return text!;
    }

    private static DateTimeOffset NextTime(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetDateTimeOffset();
    }

    /// <summary>A line, and how far documents in it were stepped over: a reader after one begins anew.</summary>
    private ref struct Line(ReadOnlySpan<byte> bytes, long offset, bool forIndex, bool stepsOver)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _skipped;

        public readonly bool StepsOver => forIndex || stepsOver;

        // The document follows its length; where it does not, it is read like anything else.
        public void StepOver(ref Utf8JsonReader reader, ref Extent document)
        {
            long stated = NextInt64(ref reader);
            int start = _skipped + (int)reader.BytesConsumed;
            if (!_bytes.Slice(start).StartsWith(s_documentStart)) return;
            start += s_documentStart.Length;
            if (stated < 2 || stated >= _bytes.Length - start) return;
            int length = (int)stated;
            if (_bytes[start] != (byte)'{' || _bytes[start + length - 1] != (byte)'}' || _bytes[start + length] != (byte)'}') return;
            document = PieceAt(start, length);
            _skipped = start + length;
            reader = new Utf8JsonReader(_bytes.Slice(_skipped), isFinalBlock: true, reader.CurrentState);
        }

        public readonly Extent NextPiece(ref Utf8JsonReader reader)
        {
            reader.Read();
            int start = _skipped + (int)reader.TokenStartIndex;
            reader.Skip();
            return PieceAt(start, _skipped + (int)reader.BytesConsumed - start);
        }

        private readonly Extent PieceAt(int start, int length) =>
            new(offset + start, length, forIndex ? Checksum.Append(0, _bytes.Slice(start, length)) : 0);
    }

    /// <summary>What an event says.</summary>
    private struct Members
    {
        public string? Kind, Family, Status, Resource, Key, Note;
        public List<string>? Index;
        public long Number;
        public DateTimeOffset Time;
        public Extent Document, Tags;

        public readonly JournalEvent ToResource()
        {
            if (Resource is null || Key is null) throw new InvalidDataException("An event names no resource.");
            ResourceChanged changed = new(Resource, Key, Time, default, Index ?? (IReadOnlyList<string>)Array.Empty<string>());
            return new JournalEvent(changed, Document, default);
        }

        public readonly JournalEvent ToRevision()
        {
            // Code that keeps something for each number below a revision's needs an end.
            if (Family is null || Number is <= 0 or > FamilyFact.MaxRevisions) throw new InvalidDataException("an event names no revision");
            if (!FamilyFact.IsName(Family)) throw new InvalidDataException("an event has an invalid family name");
            int revision = (int)Number;
            StoreEvent storeEvent = Kind switch
            {
                "registered" => new RevisionRegistered(Family, revision, Time, default, Array.Empty<Model.Tag>()) { Note = Note },
                "tags" => new RevisionTagsChanged(Family, revision, Time, Array.Empty<Model.Tag>()),
                "status" when RevisionStatusNames.TryParse(Status, out RevisionStatus parsed) =>
                    new RevisionStatusChanged(Family, revision, Time, parsed),
                _ => throw new InvalidDataException($"An event of kind '{Kind}' is not known to this version."),
            };
            return new JournalEvent(storeEvent, Document, Tags);
        }
    }

    /// <summary>A text as it stands in a line, and as it reads.</summary>
    private sealed record Word(byte[] Json, string Text);
}

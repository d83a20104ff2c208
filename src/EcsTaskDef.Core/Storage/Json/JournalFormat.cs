using System.Buffers.Text;
using System.Text.Json;

namespace EcsTaskDef.Storage.Json;

/// <summary>How a change becomes a line of a journal and a line a change (docs/STORE.md).</summary>
internal static class JournalFormat
{
    /// <summary>
    /// Bytes of a line at most. A line is one change; the largest are families that are restored, with 256 MiB of documents,
    /// and batches of a thousand registrations of 64 KiB with 50 tags each.
    /// </summary>
    public const int MaxLine = 512 * 1024 * 1024;

    /// <summary><c>,"crc":"01234567"}</c></summary>
    private const int TrailerLength = 18;

    private static readonly byte[] s_trailerStart = Encoding.ASCII.GetBytes(",\"crc\":\"");
    private static readonly byte[] s_trailerEnd = Encoding.ASCII.GetBytes("\"}");
    private static readonly byte[] s_close = Encoding.ASCII.GetBytes(" ");
    private static readonly byte[] s_documentStart = Encoding.ASCII.GetBytes(",\"document\":");

    [ThreadStatic]
    private static Word? t_by, t_host, t_kind, t_status;

    public static byte[] WriteHeader(JournalHeader header, out uint chain)
    {
        ByteBuffer line = new(256);
        Raw(line, "{\"format\":" + header.Format + ",\"store\":");
        Text(line, header.Store);
        Raw(line, ",\"account\":");
        Text(line, header.Account);
        Raw(line, ",\"region\":");
        Text(line, header.Region);
        Raw(line, ",\"generation\":" + header.Generation);
        chain = Seal(line, 0, 0);
        return line.Written.ToArray();
    }

    /// <summary>Reads a header's line; null when it is not a whole and sound one.</summary>
    public static JournalHeader? ReadHeader(ReadOnlySpan<byte> line, out uint chain)
    {
        if (!TryCheck(line, 0, out chain)) return null;
        try
        {
            return ReadHeader(line);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JournalHeader ReadHeader(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader reader = new(line);
        int format = 0, generation = 0;
        string store = "", account = "", region = "";
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "format": format = reader.GetInt32(); break;
                case "generation": generation = reader.GetInt32(); break;
                case "store": store = reader.GetString()!; break;
                case "account": account = reader.GetString()!; break;
                case "region": region = reader.GetString()!; break;
                default: reader.Skip(); break;
            }
        }

        return new JournalHeader(format, store, account, region, generation);
    }

    /// <summary>Appends a change's line and tells where the documents and tags of its events came to lie.</summary>
    public static (Extent Document, Extent Tags)[] WriteChange(
        ByteBuffer output, long outputOffset, ChangeLine change, IReadOnlyList<StoreEvent> events, ref uint chain)
    {
        int start = output.Length;
        DateTimeOffset time = events[events.Count - 1].At;
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
            Text(output, change.By);
        }

        Raw(output, ",\"host\":");
        Text(output, change.Host);
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
        chain = Seal(output, start, chain);
        return extents;
    }

    /// <summary>
    /// Tells whoever has read a generation to its end that the next one is about to come: a byte that ends no line. Its readers
    /// find it longer than what they have read, and look further; where no next generation comes the next writer cuts it off.
    /// </summary>
    public static void Close(DiskFile journal) => journal.Write(journal.Length, s_close, 0, s_close.Length);

    /// <summary>Checks a line (without its end) against its own checksum and its predecessor's.</summary>
    public static bool TryCheck(ReadOnlySpan<byte> line, uint previous, out uint chain)
    {
        chain = 0;
        if (line.Length <= TrailerLength || !TryReadStatedChain(line, out uint stated)) return false;
        chain = ChainOf(line, previous);
        return chain == stated;
    }

    /// <summary>The checksum that a line should have, whatever it states; 0 when it is too short to have one.</summary>
    public static uint ChainOf(ReadOnlySpan<byte> line, uint previous) =>
        line.Length > TrailerLength ? Checksum.Append(previous, BodyOf(line)) : 0;

    /// <summary>A line without its checksum.</summary>
    public static ReadOnlySpan<byte> BodyOf(ReadOnlySpan<byte> line) => line.Slice(0, line.Length - TrailerLength);

    /// <summary>The checksum that a line states, sound or not.</summary>
    public static bool TryReadStatedChain(ReadOnlySpan<byte> line, out uint chain)
    {
        chain = 0;
        if (line.Length < TrailerLength) return false;
        ReadOnlySpan<byte> trailer = line.Slice(line.Length - TrailerLength);
        foreach (byte one in trailer)
            if (one is >= (byte)'A' and <= (byte)'F') return false;
        return trailer.StartsWith(s_trailerStart) && trailer.EndsWith(s_trailerEnd)
            && Utf8Parser.TryParse(trailer.Slice(s_trailerStart.Length, 8), out chain, out int used, 'x') && used == 8;
    }

    /// <summary>Reads a checked line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="lineOffset">Where it begins.</param>
    /// <param name="events">Takes its events.</param>
    /// <param name="forIndex">
    /// Tells the checksums of documents and tags, by which they are read later, and steps over documents by their length: whoever
    /// checked the line knows that they are whole.
    /// </param>
    /// <param name="stepsOver">Steps over documents without their checksums: the caller has checked the line, and reads none.</param>
    /// <exception cref="InvalidDataException">The line is sound but not one that this software can have written.</exception>
    public static ChangeLine ReadChange(
        ReadOnlySpan<byte> line, long lineOffset, List<JournalEvent> events, bool forIndex = false, bool stepsOver = false)
    {
        events.Clear();
        try
        {
            Utf8JsonReader reader = new(line, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth + 8 });
            int skipped = 0;
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
                        events.Add(ReadEvent(ref reader, ref skipped, line, lineOffset, time, forIndex, stepsOver));
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

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static (Extent Document, Extent Tags) WriteEvent(
        ByteBuffer output, long outputOffset, StoreEvent storeEvent, DateTimeOffset time)
    {
        (Extent document, Extent tags) = (default(Extent), default(Extent));
        string kind = storeEvent switch
        {
            RevisionRegistered => "registered",
            RevisionStatusChanged => "status",
            RevisionTagsChanged => "tags",
            ResourceChanged => "resource",
            _ => throw new ArgumentOutOfRangeException(nameof(storeEvent)),
        };
        Raw(output, "{\"event\":\"");
        Raw(output, kind);
        Raw(output, "\"");
        if (storeEvent is RevisionFactEvent revision)
        {
            Raw(output, ",\"family\":");
            Text(output, revision.Family);
            Raw(output, ",\"revision\":");
            Number(output, revision.Revision);
        }

        if (storeEvent.At != time)
        {
            Raw(output, ",\"at\":\"");
            Time(output, storeEvent.At);
            Raw(output, "\"");
        }

        switch (storeEvent)
        {
            case RevisionRegistered registered:
                if (registered.Note is not null)
                {
                    Raw(output, ",\"note\":");
                    Text(output, registered.Note);
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

        Raw(output, "}");
        return (document, tags);
    }

    private static void WriteResource(ByteBuffer output, ResourceChanged resource)
    {
        Raw(output, ",\"kind\":");
        Text(output, resource.Kind);
        Raw(output, ",\"key\":");
        Text(output, resource.Key);
        if (resource.Index.Count == 0) return;
        Raw(output, ",\"index\":[");
        for (int i = 0; i < resource.Index.Count; i++)
        {
            if (i > 0) Raw(output, ",");
            Text(output, resource.Index[i]);
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

    private static JournalEvent ReadEvent(
        ref Utf8JsonReader reader, ref int skipped, ReadOnlySpan<byte> line, long lineOffset, DateTimeOffset time, bool forIndex,
        bool stepsOver)
    {
        string? kind = null, family = null, status = null, resource = null, key = null, note = null;
        List<string>? index = null;
        long number = 0;
        (Extent document, Extent tags) = (default(Extent), default(Extent));
        bool hasTags = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("event"u8)) kind = NextText(ref reader, ref t_kind);
            else if (reader.ValueTextEquals("family"u8)) family = NextText(ref reader);
            else if (reader.ValueTextEquals("revision"u8)) number = NextInt64(ref reader);
            else if (reader.ValueTextEquals("at"u8)) time = NextTime(ref reader);
            else if (reader.ValueTextEquals("status"u8)) status = NextText(ref reader, ref t_status);
            else if (reader.ValueTextEquals("note"u8)) note = NextText(ref reader);
            else if (reader.ValueTextEquals("kind"u8)) resource = NextText(ref reader);
            else if (reader.ValueTextEquals("key"u8)) key = NextText(ref reader);
            else if (reader.ValueTextEquals("index"u8))
            {
                reader.Read();
                index = new List<string>();
                while (reader.Read() && reader.TokenType == JsonTokenType.String) index.Add(reader.GetString()!);
            }
            else if ((forIndex || stepsOver) && reader.ValueTextEquals("length"u8))
                StepOver(ref reader, ref skipped, line, lineOffset, forIndex, ref document);
            else if (reader.ValueTextEquals("document"u8)) document = NextPiece(ref reader, skipped, line, lineOffset, forIndex);
            else if (reader.ValueTextEquals("tags"u8))
            {
                tags = NextPiece(ref reader, skipped, line, lineOffset, forIndex);
                hasTags = tags.Length > 2;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (kind == "resource")
        {
            if (resource is null || key is null) throw new InvalidDataException("An event names no resource.");
            return new JournalEvent(new ResourceChanged(resource, key, time, default, index ?? (IReadOnlyList<string>)Array.Empty<string>()), document, default);
        }

        // Whoever keeps something for each number below a revision's needs an end.
        if (family is null || number is <= 0 or > FamilyFact.MaxRevisions) throw new InvalidDataException("an event names no revision");
        if (!FamilyFact.IsName(family)) throw new InvalidDataException("an event has an invalid family name");
        int revision = (int)number;
        if (!hasTags) tags = default;
        StoreEvent storeEvent = kind switch
        {
            "registered" => new RevisionRegistered(family, revision, time, default, Array.Empty<Model.Tag>()) { Note = note },
            "tags" => new RevisionTagsChanged(family, revision, time, Array.Empty<Model.Tag>()),
            "status" when RevisionStatusNames.TryParse(status, out RevisionStatus parsed) =>
                new RevisionStatusChanged(family, revision, time, parsed),
            _ => throw new InvalidDataException($"An event of kind '{kind}' is not known to this version."),
        };
        return new JournalEvent(storeEvent, document, tags);
    }

    // The document follows its length; where it does not, it is read like anything else.
    private static void StepOver(
        ref Utf8JsonReader reader, ref int skipped, ReadOnlySpan<byte> line, long lineOffset, bool forIndex, ref Extent document)
    {
        long stated = NextInt64(ref reader);
        int start = skipped + (int)reader.BytesConsumed;
        if (!line.Slice(start).StartsWith(s_documentStart)) return;
        start += s_documentStart.Length;
        if (stated < 2 || stated >= line.Length - start) return;
        int length = (int)stated;
        if (line[start] != (byte)'{' || line[start + length - 1] != (byte)'}' || line[start + length] != (byte)'}') return;
        document = new Extent(lineOffset + start, length, forIndex ? Checksum.Append(0, line.Slice(start, length)) : 0);
        skipped = start + length;
        reader = new Utf8JsonReader(line.Slice(skipped), isFinalBlock: true, reader.CurrentState);
    }

    private static Extent NextPiece(ref Utf8JsonReader reader, int skipped, ReadOnlySpan<byte> line, long lineOffset, bool forIndex)
    {
        reader.Read();
        int start = skipped + (int)reader.TokenStartIndex;
        reader.Skip();
        int length = skipped + (int)reader.BytesConsumed - start;
        return new Extent(lineOffset + start, length, forIndex ? Checksum.Append(0, line.Slice(start, length)) : 0);
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

    // Line after line has the same few words: the one before serves again.
    private static string NextText(ref Utf8JsonReader reader, ref Word? before)
    {
        reader.Read();
        if (before is not null && reader.TokenType == JsonTokenType.String && reader.ValueSpan.SequenceEqual(before.Json)) return before.Text;
        string? text = reader.GetString();
        if (text is not null) before = new Word(reader.ValueSpan.ToArray(), text);
        return text!;
    }

    private static DateTimeOffset NextTime(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetDateTimeOffset();
    }

    /// <summary>Ends a line that begins at <paramref name="start"/> with its checksum; returns the checksum.</summary>
    public static uint Seal(ByteBuffer output, int start, uint previous)
    {
        uint chain = Checksum.Append(previous, output.Written.Span.Slice(start));
        Raw(output, ",\"crc\":\"" + chain.ToString("x8", CultureInfo.InvariantCulture) + "\"}\n");
        return chain;
    }

    private static void Number(ByteBuffer output, long value)
    {
        const int MaxLength = 20;
        Utf8Formatter.TryFormat(value, output.GetSpan(MaxLength), out int written);
        output.Advance(written);
    }

    private static void Time(ByteBuffer output, DateTimeOffset time)
    {
        // The round-trip format has seven decimals: of those the first three count.
        const int MaxLength = 33, Length = 24;
        Span<byte> text = output.GetSpan(MaxLength);
        Utf8Formatter.TryFormat(time.UtcDateTime, text, out _, 'O');
        text[Length - 1] = (byte)'Z';
        output.Advance(Length);
    }

    private static void Raw(ByteBuffer output, string ascii)
    {
        Span<byte> target = output.GetSpan(ascii.Length);
        for (int i = 0; i < ascii.Length; i++) target[i] = (byte)ascii[i];
        output.Advance(ascii.Length);
    }

    private static void Text(ByteBuffer output, string value)
    {
        Raw(output, "\"");
        if (IsPlain(value)) Raw(output, value);
        else output.Write(JsonEncodedText.Encode(value, JsonText.WriterOptions.Encoder).EncodedUtf8Bytes);
        Raw(output, "\"");
    }

    // Names, ARNs and hosts nearly always are: then nothing is to be escaped.
    private static bool IsPlain(string value)
    {
        foreach (char c in value)
            if (c is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or ':' or '/' or '.')) return false;
        return true;
    }

    /// <summary>A text as it stands in a line, and as it reads.</summary>
    private sealed record Word(byte[] Json, string Text);
}

/// <summary>The first line of a journal: whose it is.</summary>
internal sealed record JournalHeader(int Format, string Store, string Account, string Region, int Generation);

/// <summary>What a line says of its change beside the events.</summary>
/// <param name="Sequence">1 for a region's first change, one more for each; kept by compaction.</param>
/// <param name="Synced">Every change up to this number was known to be on disk when the line was written.</param>
/// <param name="By">Who asked, an ARN.</param>
/// <param name="Host">The machine.</param>
/// <param name="ProcessId">The process.</param>
internal readonly record struct ChangeLine(long Sequence, long Synced, string? By, string Host, int ProcessId);

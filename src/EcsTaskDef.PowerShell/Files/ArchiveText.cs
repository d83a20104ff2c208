using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcsTaskDef.PowerShell.Files;

/// <summary>Writes revisions into files, and reads them.</summary>
internal static class ArchiveText
{
    private const int Format = 1;

    // A list and a wrapper around a definition that may be as deep as the registry allows, and a reserve.
    private const int LevelsAround = 8;

    private const string Definition = "taskDefinition";
    private const string Tags = "tags";
    private const string LatestRevision = "latestRevision";
    private const string DeleteRequestedAt = "deleteRequestedAt";
    private const string Note = "note";

    private static readonly decimal s_earliest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly decimal s_latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private static readonly string[] s_times = { "registeredAt", "deregisteredAt", DeleteRequestedAt };

    /// <summary>A definition to register again: without members that only responses have, and with its tags.</summary>
    public static byte[] Registration(ReadOnlyMemory<byte> definition, IReadOnlyList<Tag> tags)
    {
        using JsonDocument document = JsonDocument.Parse(definition);
        return Write(indented: true, json =>
        {
            json.WriteStartObject();
            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                if (!RegistrationReader.IsOfAnswer(member.Name)) member.WriteTo(json);
            }

            if (tags.Count > 0) WriteTags(json, tags);
            json.WriteEndObject();
        });
    }

    /// <summary>The first line of a family's archive.</summary>
    public static byte[] Head(FamilySummary family, string account) => Write(indented: false, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("account", account);
        json.WriteString("region", family.Region);
        json.WriteString("family", family.Family);
        json.WriteNumber(LatestRevision, family.LatestRevision);
        json.WriteEndObject();
    });

    /// <summary>One revision of a family's archive: the response of describe-task-definition, and what ECS does not return.</summary>
    public static byte[] Line(ArchivedRevision revision) => Write(indented: false, json =>
    {
        json.WriteStartObject();
        json.WritePropertyName(Definition);
        using (JsonDocument definition = JsonDocument.Parse(revision.TaskDefinition.Utf8Json)) definition.RootElement.WriteTo(json);
        WriteTags(json, revision.Tags);
        if (revision.DeleteRequestedAt is { } time)
            json.WriteNumber(DeleteRequestedAt, time.ToUnixTimeMilliseconds() / 1000m);
        if (revision.Note is not null) json.WriteString(Note, revision.Note);
        json.WriteEndObject();
    });

    /// <summary>The content of a text: objects one after the other, or lists of them.</summary>
    /// <param name="lines">The text, line by line.</param>
    public static IEnumerable<ArchiveEntry> Read(IEnumerable<string> lines)
    {
        var collector = new JsonTextCollector();
        int number = 0, first = 0;
        bool any = false;
        foreach (string line in lines)
        {
            number++;
            if (!collector.IsOpen && line.Trim('\uFEFF', ' ', '\t', '\r').Length == 0) continue;
            if (!collector.IsOpen) first = number;
            foreach (string whole in collector.Add(line))
            {
                any = true;
                foreach (ArchiveEntry entry in Parse(whole.TrimStart('\n'), first)) yield return entry;
                first = number;
            }
        }

        if (collector.IsOpen) throw Faults.ArchiveIncomplete();

        // Only blank lines and comments: the same error as for any text that is not JSON.
        if (!any) EcsJson.Parse(default).Dispose();
    }

    private static List<ArchiveEntry> Parse(string text, int firstLine)
    {
        using JsonDocument document = DocumentOf(text, firstLine);
        JsonElement root = document.RootElement;
        try
        {
            return root.ValueKind == JsonValueKind.Array
                ? root.EnumerateArray().Select(EntryOf).ToList()
                : new List<ArchiveEntry> { EntryOf(root) };
        }
        catch (InvalidOperationException)
        {
            throw Faults.ArchiveTextInvalid("a text in it is not valid Unicode");
        }
    }

    private static JsonDocument DocumentOf(string text, int firstLine)
    {
        try
        {
            return EcsJson.Parse(JsonText.Of(text), LevelsAround);
        }
        catch (EcsException) when (firstLine > 1)
        {
            // Parsed again with as many lines before it, so that the error has the place in the file.
            return EcsJson.Parse(JsonText.Of(new string('\n', firstLine - 1) + text.TrimStart('\uFEFF')), LevelsAround);
        }
    }

    private static ArchiveEntry EntryOf(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            throw Faults.TextNotJson(entry.GetRawText(), "A file of definitions holds JSON objects, one after the other or in a list.");
        if (Number(entry, "format") is { } format && entry.TryGetProperty(LatestRevision, out _))
        {
            return format == Format
                ? new ArchiveEntry { Family = Text(entry, "family"), LatestRevision = Number(entry, LatestRevision) ?? 0 }
                : throw Faults.ArchiveTooNew(format);
        }

        bool isWrapped = entry.TryGetProperty(Definition, out JsonElement definition) && definition.ValueKind == JsonValueKind.Object;
        if (!isWrapped) definition = entry;
        return new ArchiveEntry
        {
            Family = Text(definition, "family"),
            Revision = Number(definition, "revision"),
            Status = Text(definition, "status"),
            Text = Encoding.UTF8.GetBytes(entry.GetRawText()),
        };
    }

    /// <summary>A revision to be restored.</summary>
    /// <exception cref="EcsException"><c>ArchiveTextInvalid</c>: a time or a text is invalid.</exception>
    public static ArchivedRevision Revision(ReadOnlyMemory<byte> text)
    {
        try
        {
            return ReadRevision(text);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // A lone surrogate, in a name or in a value.
            throw Faults.ArchiveTextInvalid("a text in it is not valid Unicode");
        }
    }

    private static ArchivedRevision ReadRevision(ReadOnlyMemory<byte> text)
    {
        using JsonDocument document = EcsJson.Parse(text, LevelsAround);
        JsonElement outer = document.RootElement;
        bool isWrapped = outer.TryGetProperty(Definition, out JsonElement definition) && definition.ValueKind == JsonValueKind.Object;
        if (!isWrapped) definition = outer;
        JsonElement? tags = outer.TryGetProperty(Tags, out JsonElement beside) ? beside
            : definition.TryGetProperty(Tags, out JsonElement inside) ? inside : null;
        byte[] clean = Write(indented: false, json =>
        {
            json.WriteStartObject();
            foreach (JsonProperty member in definition.EnumerateObject())
            {
                if (member.Name is Tags) continue;
                if (s_times.Contains(member.Name) && TimeOf(member.Value) is { } time)
                    json.WriteNumber(member.Name, time.ToUnixTimeMilliseconds() / 1000m);
                else
                    member.WriteTo(json);
            }

            json.WriteEndObject();
        });
        if (CutOffJson.PlaceIn(clean) is { } cut) throw Faults.JsonCutOff(isWrapped ? "$." + Definition + cut.Substring(1) : cut);
        return new ArchivedRevision
        {
            TaskDefinition = new TaskDefinitionDocument(clean),
            Tags = tags is { ValueKind: JsonValueKind.Array } list
                ? list.EnumerateArray().Select(static tag => new Tag { Key = Text(tag, "key"), Value = Text(tag, "value") }).ToArray()
                : Array.Empty<Tag>(),
            DeleteRequestedAt = outer.TryGetProperty(DeleteRequestedAt, out JsonElement deletion) ? TimeOf(deletion) : null,
            Note = isWrapped ? Text(outer, Note) : null,
        };
    }

    // The AWS CLI writes times as text, the service as seconds.
    private static DateTimeOffset? TimeOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.TryGetDecimal(out decimal seconds) && seconds >= s_earliest && seconds <= s_latest
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)decimal.Round(seconds * 1000))
                : throw Faults.ArchiveTextInvalid($"{value.GetRawText()} is not a time");
        }

        return value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(
            value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out int number) ? number : null;

    private static void WriteTags(Utf8JsonWriter json, IReadOnlyList<Tag> tags)
    {
        json.WriteStartArray(Tags);
        foreach (Tag tag in tags)
        {
            json.WriteStartObject();
            json.WriteString("key", tag.Key);
            json.WriteString("value", tag.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static byte[] Write(bool indented, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options)) write(json);
        buffer.WriteByte((byte)'\n');

        // The writer uses the system's line ends; files are the same everywhere.
        return Array.FindAll(buffer.ToArray(), static b => b != (byte)'\r');
    }
}

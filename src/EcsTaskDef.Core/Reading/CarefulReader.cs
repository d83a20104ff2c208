using System.Collections;
using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>
/// Reads anything as ECS does (docs/ECS.md §1.3). <c>null</c> is absence, in lists and maps too; names are case-sensitive; of two
/// members of one name the last counts; members are read in alphabetical order, which decides what ECS complains of first.
/// </summary>
/// <remarks>
/// For a review it notes what is wrong and reads on. It takes a value as it was meant where that is plain ("512" for 512, one object for
/// a list of one), and as absent elsewhere.
/// </remarks>
internal sealed class CarefulReader
{
    private readonly ReadOnlyMemory<byte> _json;
    private readonly ValueShape? _answer;
    private readonly ReadingNotes? _notes;

    // What was not written by the user has no place in the text.
    private bool _isMeant;

    /// <param name="utf8Json">The text, without a byte order mark.</param>
    /// <param name="answer">
    /// Unknown members are kept, but at the top those of this structure, which ECS answers and ignores in requests; null = none is kept.
    /// </param>
    /// <param name="notes">Takes what is unusual; null = the first fault is thrown.</param>
    public CarefulReader(ReadOnlyMemory<byte> utf8Json, ValueShape? answer, ReadingNotes? notes = null)
    {
        _json = utf8Json;
        _answer = answer;
        _notes = notes;
    }

    /// <summary>The structure that the whole text is.</summary>
    /// <exception cref="EcsException"><c>SerializationException</c>: the first fault, or one that leaves nothing to read.</exception>
    public object Read(ValueShape shape)
    {
        Slice root = FindRoot();
        if (FirstOf(root) != '{') throw UnreadableValue.NotAnObject(shape.Type, At(root));
        _notes?.AddPlace(JsonPath.Root, root.Start);
        return ReadStructure(root, shape, JsonPath.Root)!;
    }

    private Slice FindRoot()
    {
        try
        {
            Utf8JsonReader reader = ReaderOf(new Slice(0, _json.Length));
            reader.Read();
            Slice root = Rest(ref reader, 0);
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            throw UnreadableValue.NotJson(_json.Span, exception);
        }
    }

    private object? ReadValue(Slice value, ValueShape shape, JsonPath path)
    {
        byte first = FirstOf(value);
        switch (shape.Kind)
        {
            case ValueKind.Structure:
                return first == '{' ? ReadStructure(value, shape, path) : Wrong(value, shape, path);
            case ValueKind.List:
                return first == '[' ? ReadList(value, shape, path) : Wrong(value, shape, path);
            case ValueKind.Map:
                return first == '{' ? ReadMap(value, shape, path) : Wrong(value, shape, path);
            case ValueKind.Part:
                return Clean(value, path);
            default:
                return ReadScalar(value, shape, path, out bool isUnicode) ?? (isUnicode ? Wrong(value, shape, path) : NotUnicode(path));
        }
    }

    private object? ReadStructure(Slice value, ValueShape shape, JsonPath path)
    {
        if (MembersOf(value, shape, path) is not { } members) return null;
        object structure = shape.NewStructure();
        foreach (KeyValuePair<string, Slice> member in members)
        {
            JsonPath memberPath = path.Member(member.Key);
            if (shape.Find(member.Key) is { } known)
            {
                if (ReadValue(member.Value, known.Shape, memberPath) is { } read) known.Set(structure, read);
            }
            else if (_answer is not null && structure is EcsStructure open && !(path.IsRoot && _answer.Find(member.Key) is not null))
            {
                open.AddMember(member.Key, Clean(member.Value, memberPath));
            }
        }

        return structure;
    }

    private IList ReadList(Slice value, ValueShape shape, JsonPath path)
    {
        IList list = shape.NewList();
        Utf8JsonReader reader = ReaderOf(value);
        reader.Read();
        for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            Slice item = Rest(ref reader, value.Start);
            JsonPath itemPath = path.Item(index, list.Count);
            object? read = FirstOf(item) == 'n' ? null : ReadValue(item, shape.Item, itemPath);
            if (read is not null) list.Add(read);
            if (_isMeant) continue;
            if (read is null) _notes?.AddAbsent(itemPath, item.Start);
            else _notes?.AddPlace(itemPath, item.Start);
        }

        return list;
    }

    private Dictionary<string, string>? ReadMap(Slice value, ValueShape shape, JsonPath path)
    {
        if (MembersOf(value, shape, path) is not { } members) return null;
        Dictionary<string, string> map = new();
        foreach (KeyValuePair<string, Slice> member in members)
            if (ReadValue(member.Value, shape.Item, path.Member(member.Key)) is string text) map[member.Key] = text;
        return map;
    }

    // Null where a name is not Unicode.
    private SortedDictionary<string, Slice>? MembersOf(Slice value, ValueShape shape, JsonPath path)
    {
        SortedDictionary<string, Slice> members = new(StringComparer.Ordinal);
        HashSet<string>? seen = _notes is null || _isMeant ? null : new HashSet<string>(StringComparer.Ordinal);
        bool isUnicode = true;
        Utf8JsonReader reader = ReaderOf(value);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = value.Start + (int)reader.TokenStartIndex;
            string? name = TextOf(ref reader);
            reader.Read();
            Slice member = Rest(ref reader, value.Start);
            if (name is null)
            {
                isUnicode = false;
                continue;
            }

            bool isNull = FirstOf(member) == 'n';
            if (isNull) members.Remove(name);
            else members[name] = member;
            if (seen is not null) Note(new UnusualMember(name, path.Member(name), start, shape, !seen.Add(name), isNull));
        }

        if (!isUnicode) NotUnicode(path);
        return isUnicode ? members : null;
    }

    private void Note(UnusualMember member)
    {
        _notes!.AddPlace(member.Path, member.Offset);
        if (member.Structure.Kind is not (ValueKind.Structure or ValueKind.Map)) return;
        if (member.IsRepeated) _notes.Add(member);
        if (member.Structure.Kind == ValueKind.Structure && member.Structure.Find(member.Name) is null) _notes.Add(member with { IsRepeated = false });
    }

    // Null for a value of another type, and for a text that is not Unicode.
    private object? ReadScalar(Slice value, ValueShape shape, JsonPath path, out bool isUnicode)
    {
        isUnicode = true;
        Utf8JsonReader reader = ReaderOf(value);
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String when shape.Kind == ValueKind.Text:
                string? text = TextOf(ref reader);
                isUnicode = text is not null;
                return text;
            case JsonTokenType.True or JsonTokenType.False when shape.Kind == ValueKind.Flag:
                return reader.GetBoolean();
            case JsonTokenType.Number when shape.Kind == ValueKind.Integer:
                return WholeNumber.TryRead(ref reader, out long whole) && whole is >= int.MinValue and <= int.MaxValue ? (int)whole : null;
            case JsonTokenType.Number when shape.Kind == ValueKind.Long:
                return WholeNumber.TryRead(ref reader, out whole) ? whole : null;
            case JsonTokenType.Number when shape.Kind == ValueKind.Double:
                return reader.TryGetDouble(out double number) ? number : null;
            case JsonTokenType.Number when shape.Kind == ValueKind.Time:
                return EpochSecondsConverter.TryRead(reader.ValueSpan, out DateTimeOffset time) ? time : null;
            default:
                return null;
        }
    }

    private object? Wrong(Slice value, ValueShape shape, JsonPath path)
    {
        Fault(UnreadableValue.Of(shape, At(value), path));
        byte first = FirstOf(value);
        if (shape.Kind == ValueKind.List) return first is (byte)'{' or (byte)'"' ? ListOf(value, shape, path) : null;
        string text = Encoding.UTF8.GetString(At(value).ToArray());
        if (shape.Kind == ValueKind.Text) return first is (byte)'{' or (byte)'[' ? null : text;
        if (first != '"') return null;
        string meant = text.Substring(1, text.Length - 2).Trim();
        return shape.Kind switch
        {
            ValueKind.Flag when meant is "true" or "false" => meant == "true",
            ValueKind.Integer when int.TryParse(meant, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
            _ => null,
        };
    }

    private IList ListOf(Slice value, ValueShape shape, JsonPath path)
    {
        bool wasMeant = _isMeant;
        _isMeant = true;
        IList list = shape.NewList();
        if (ReadValue(value, shape.Item, path.Item(0, 0)) is { } item) list.Add(item);
        _isMeant = wasMeant;
        return list;
    }

    private object? NotUnicode(JsonPath path)
    {
        EcsException fault = UnreadableValue.NotUnicode(path);
        if (path.IsRoot) throw fault;
        Fault(fault);
        return null;
    }

    private void Fault(EcsException fault)
    {
        if (_notes is null) throw fault;
        _notes.Add(fault);
    }

    // Kept as it came, but without nulls and sorted.
    private JsonElement Clean(Slice value, JsonPath path)
    {
        ByteBuffer buffer = new(value.Length + 16);
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions)) WriteClean(writer, value, path);
        Utf8JsonReader reader = new(buffer.Written.Span, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
        return JsonElement.ParseValue(ref reader);
    }

    private void WriteClean(Utf8JsonWriter writer, Slice value, JsonPath path)
    {
        Utf8JsonReader reader = ReaderOf(value);
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when MembersOf(value, ValueShape.Of(typeof(object)), path) is { } members:
                writer.WriteStartObject();
                foreach (KeyValuePair<string, Slice> member in members)
                {
                    writer.WritePropertyName(member.Key);
                    WriteClean(writer, member.Value, path.Member(member.Key));
                }

                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                    WriteClean(writer, Rest(ref reader, value.Start), path.Item(index, index));
                writer.WriteEndArray();
                break;
            case JsonTokenType.String:
                string? text = TextOf(ref reader);
                if (text is null) NotUnicode(path);
                writer.WriteStringValue(text);
                break;
            case JsonTokenType.StartObject:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteRawValue(At(value), skipInputValidation: true);
                break;
        }
    }

    // The whole value that the reader stands on.
    private static Slice Rest(ref Utf8JsonReader reader, int origin)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new Slice(origin + start, (int)reader.BytesConsumed - start);
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a character, or bytes that are not UTF-8.
            return null;
        }
    }

    private Utf8JsonReader ReaderOf(Slice value) => new(At(value), new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });

    private ReadOnlySpan<byte> At(Slice value) => _json.Span.Slice(value.Start, value.Length);

    private byte FirstOf(Slice value) => _json.Span[value.Start];

    private readonly record struct Slice(int Start, int Length);
}

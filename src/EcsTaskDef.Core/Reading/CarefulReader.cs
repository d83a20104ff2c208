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
    private bool _isIgnored;

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
            case ValueKind.Text:
                return first == '"' ? ReadText(value, path) : Wrong(value, shape, path);
            case ValueKind.Part:
                return Clean(value, path);
            default:
                return ReadScalar(value, shape.Kind) ?? Wrong(value, shape, path);
        }
    }

    private object? ReadStructure(Slice value, ValueShape shape, JsonPath path)
    {
        if (MembersOf(value, shape, path) is not { } members) return null;
        object structure = shape.NewStructure();
        foreach (Member member in members)
        {
            JsonPath memberPath = path.Member(member.Name);
            if (member.Known is { } known)
            {
                if (ReadValue(member.Value, known.Shape, memberPath) is { } read) known.Set(structure, read);
            }
            else if (_answer is not null && structure is EcsStructure open && !(path.IsRoot && _answer.Find(member.Name) is not null))
            {
                open.AddMember(member.Name, Clean(member.Value, memberPath));
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
            if (!_isMeant) _notes?.AddPlace(itemPath, item.Start, isRead: read is not null);
        }

        return list;
    }

    private Dictionary<string, string>? ReadMap(Slice value, ValueShape shape, JsonPath path)
    {
        if (MembersOf(value, shape, path) is not { } members) return null;
        Dictionary<string, string> map = new();
        foreach (Member member in members)
            if (ReadValue(member.Value, shape.Item, path.Member(member.Name)) is string text) map[member.Name] = text;
        return map;
    }

    // The members that count, in alphabetical order; null where a name is not Unicode.
    private List<Member>? MembersOf(Slice value, ValueShape shape, JsonPath path)
    {
        List<Member> members = new();
        bool isUnicode = true, isSorted = true;
        int next = 0;
        Utf8JsonReader reader = ReaderOf(value);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = value.Start + (int)reader.TokenStartIndex;
            int found = shape.IndexOf(reader.ValueSpan, next);
            if (found >= 0) next = found + 1;
            StructureMember? known = found >= 0 ? shape.MemberArray[found] : null;
            string? name = known?.Name ?? TextOf(ref reader);
            reader.Read();
            Slice slice = Rest(ref reader, value.Start);
            isUnicode &= name is not null;
            if (name is null) continue;
            isSorted &= members.Count == 0 || string.CompareOrdinal(members[members.Count - 1].Name, name) < 0;
            members.Add(new Member(name, known ?? shape.Find(name), start, slice, FirstOf(slice) == 'n'));
        }

        if (!isSorted) members.Sort(Compare);
        if (_notes is not null && !_isMeant) Note(members, shape, path, isUnicode);
        if (!isUnicode) NotUnicode(path);
        return isUnicode ? Effective(members) : null;
    }

    // In the order of their names; those of one name in the order of the text.
    private static int Compare(Member left, Member right)
    {
        int order = string.CompareOrdinal(left.Name, right.Name);
        return order != 0 ? order : left.Start.CompareTo(right.Start);
    }

    // Of several members of one name the last counts, unless it is null.
    private static List<Member> Effective(List<Member> sorted)
    {
        int kept = 0;
        for (int i = 0; i < sorted.Count; i++)
        {
            bool isLast = i + 1 == sorted.Count || sorted[i + 1].Name != sorted[i].Name;
            if (isLast && !sorted[i].IsNull) sorted[kept++] = sorted[i];
        }

        sorted.RemoveRange(kept, sorted.Count - kept);
        return sorted;
    }

    private void Note(List<Member> sorted, ValueShape shape, JsonPath path, bool isUnicode)
    {
        for (int i = 0; i < sorted.Count; i++)
        {
            Member member = sorted[i];
            JsonPath place = path.Member(member.Name);
            _notes!.AddPlace(place, member.Start);
            bool isRepeated = i > 0 && sorted[i - 1].Name == member.Name && shape.Kind != ValueKind.Unknown;
            bool isUnknown = member.Known is null && shape.Kind == ValueKind.Structure;
            bool isIgnored = !isUnicode || (i + 1 < sorted.Count && sorted[i + 1].Name == member.Name);
            if (member.Known is { } known && !member.IsNull && isIgnored) NoteIgnored(member.Value, known.Shape, place);
            if (isRepeated) _notes.Add(new UnusualMember(member.Name, place, member.Start, shape, IsRepeated: true, member.IsNull));
            if (isUnknown) _notes.Add(new UnusualMember(member.Name, place, member.Start, shape, IsRepeated: false, member.IsNull));
        }
    }

    // A value that does not count may have unusual members too; that it cannot be read is no matter.
    private void NoteIgnored(Slice value, ValueShape shape, JsonPath path)
    {
        bool wasIgnored = _isIgnored;
        _isIgnored = true;
        ReadValue(value, shape, path);
        _isIgnored = wasIgnored;
    }

    private object? ReadText(Slice value, JsonPath path)
    {
        Utf8JsonReader reader = ReaderOf(value);
        reader.Read();
        return TextOf(ref reader) ?? NotUnicode(path);
    }

    // Null for a value of another type.
    private object? ReadScalar(Slice value, ValueKind kind)
    {
        Utf8JsonReader reader = ReaderOf(value);
        reader.Read();
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False) return kind == ValueKind.Flag ? reader.GetBoolean() : null;
        if (reader.TokenType != JsonTokenType.Number) return null;
        return kind switch
        {
            ValueKind.Integer when WholeNumber.TryRead(ref reader, out long whole) => whole is >= int.MinValue and <= int.MaxValue
                ? (int)whole : null,
            ValueKind.Long when WholeNumber.TryRead(ref reader, out long whole) => whole,
            ValueKind.Double when reader.TryGetDouble(out double number) => number,
            ValueKind.Time when EpochSeconds.TryRead(reader.ValueSpan, out DateTimeOffset time) => time,
            _ => null,
        };
    }

    private object? Wrong(Slice value, ValueShape shape, JsonPath path)
    {
        Fault(shape.Refuse(At(value), path.ToString()));
        byte first = FirstOf(value);
        if (shape.Kind == ValueKind.List) return first is (byte)'{' or (byte)'"' ? ListOf(value, shape, path) : null;
        string text = Encoding.UTF8.GetString(At(value).ToArray());
        if (shape.Kind == ValueKind.Text) return first is (byte)'{' or (byte)'[' ? null : text;
        if (first != '"') return null;
        string meant = text.Substring(1, text.Length - 2).Trim();
        return shape.Kind switch
        {
            ValueKind.Flag when meant is "true" or "false" => meant == "true",
            ValueKind.Integer when int.TryParse(meant, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) => whole,
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
        if (!_isIgnored) _notes.Add(fault);
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
                foreach (Member member in members)
                {
                    writer.WritePropertyName(member.Name);
                    WriteClean(writer, member.Value, path.Member(member.Name));
                }

                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    Slice item = Rest(ref reader, value.Start);
                    if (!_isMeant) _notes?.AddPlace(path.Item(index, index), item.Start);
                    WriteClean(writer, item, path.Item(index, index));
                }

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

    // A class, because what .NET does with lists of structures is compiled at each start.
    private sealed record Member(string Name, StructureMember? Known, int Start, Slice Value, bool IsNull);
}

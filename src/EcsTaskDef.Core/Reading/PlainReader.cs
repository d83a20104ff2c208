using System.Collections;
using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>
/// Reads in one pass what has nothing unusual in it, as nearly all requests and all documents of this software: no null, no member twice
/// or unknown, no unsorted map, no value of another type, no whole number with a fraction. For everything else it gives up.
/// </summary>
internal sealed class PlainReader
{
    // One bit for each member seen; a structure with more members is never plain.
    private const int MaxMembers = 64;

    private static readonly object s_true = true;
    private static readonly object s_false = false;

    private readonly bool _isDocument;

    private PlainReader(bool isDocument) => _isDocument = isDocument;

    /// <summary>Reads requests.</summary>
    public static PlainReader Request { get; } = new(isDocument: false);

    /// <summary>
    /// Reads documents that this software wrote. They were read as requests before, so unknown members and maps are taken as they stand,
    /// nulls too, and of two members of one name the last counts.
    /// </summary>
    public static PlainReader Document { get; } = new(isDocument: true);

    /// <summary>The value; null where anything about it is unusual or it is not JSON.</summary>
    public object? Read(ReadOnlySpan<byte> utf8Json, ValueShape shape)
    {
        try
        {
            Utf8JsonReader reader = new(utf8Json, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
            return reader.Read() && ReadValue(ref reader, shape) is { } value && !reader.Read() ? value : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // It is not JSON, or a text in it is not Unicode.
            return null;
        }
    }

    private object? ReadValue(ref Utf8JsonReader reader, ValueShape shape)
    {
        JsonTokenType token = reader.TokenType;
        switch (shape.Kind)
        {
            case ValueKind.Text: return token == JsonTokenType.String ? reader.GetString() : null;
            case ValueKind.Flag: return token == JsonTokenType.True ? s_true : token == JsonTokenType.False ? s_false : null;
            case ValueKind.Structure: return token == JsonTokenType.StartObject ? ReadStructure(ref reader, shape) : null;
            case ValueKind.List: return token == JsonTokenType.StartArray ? ReadList(ref reader, shape) : null;
            case ValueKind.Map: return token == JsonTokenType.StartObject ? ReadMap(ref reader) : null;
            case ValueKind.Part when _isDocument: return JsonElement.ParseValue(ref reader);
            default: return token == JsonTokenType.Number ? ReadNumber(ref reader, shape.Kind) : null;
        }
    }

    private static object? ReadNumber(ref Utf8JsonReader reader, ValueKind kind) => kind switch
    {
        ValueKind.Integer when reader.TryGetInt32(out int number) => number,
        ValueKind.Long when reader.TryGetInt64(out long number) => number,
        ValueKind.Double when reader.TryGetDouble(out double number) => number,
        ValueKind.Time when EpochSeconds.TryRead(reader.ValueSpan, out DateTimeOffset time) => time,
        _ => null,
    };

    private object? ReadStructure(ref Utf8JsonReader reader, ValueShape shape)
    {
        StructureMember[] members = shape.MemberArray;
        if (members.Length > MaxMembers) return null;
        object structure = shape.NewStructure();
        ulong seen = 0;
        int next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int found = shape.IndexOf(reader.ValueSpan, next);
            if (found < 0)
            {
                if (!_isDocument || !ReadOther(ref reader, shape, (EcsStructure)structure)) return null;
                continue;
            }

            if ((seen & (1UL << found)) != 0 && !_isDocument) return null;
            seen |= 1UL << found;
            next = found + 1;
            reader.Read();
            object? value = ReadValue(ref reader, members[found].Shape);
            if (value is null && !IsNull(ref reader)) return null;
            members[found].Set(structure, value);
        }

        return structure;
    }

    // An unknown member of a document, or a name with escapes.
    private bool ReadOther(ref Utf8JsonReader reader, ValueShape shape, EcsStructure structure)
    {
        string name = reader.GetString()!;
        reader.Read();
        if (shape.Find(name) is not { } member)
        {
            structure.AddMember(name, JsonElement.ParseValue(ref reader));
            return true;
        }

        object? value = ReadValue(ref reader, member.Shape);
        if (value is null && !IsNull(ref reader)) return false;
        member.Set(structure, value);
        return true;
    }

    private IList? ReadList(ref Utf8JsonReader reader, ValueShape shape)
    {
        ValueShape item = shape.Item;
        IList list = shape.NewList();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            object? value = ReadValue(ref reader, item);
            if (value is null && !IsNull(ref reader)) return null;
            list.Add(value);
        }

        return list;
    }

    // The names of a request's map are sorted, so that none comes twice and the document needs no sorting.
    private Dictionary<string, string>? ReadMap(ref Utf8JsonReader reader)
    {
        Dictionary<string, string> map = new();
        string? last = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (last is not null && !_isDocument && string.CompareOrdinal(last, name) >= 0) return null;
            last = name;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String && !IsNull(ref reader)) return null;
            map[name] = reader.GetString()!;
        }

        return map;
    }

    private bool IsNull(ref Utf8JsonReader reader) => _isDocument && reader.TokenType == JsonTokenType.Null;
}

using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EcsTaskDef.Reading;

/// <summary>
/// Tells whether a request is plain: whether reading it as it is gives what reading its cleaned copy would. Nearly all are,
/// and so are spared a tree of elements and a copy. Whatever is unusual (a null, a member twice or unknown, an unsorted map, a
/// wrong type, a number with a fraction) is not plain; it costs its sender the longer way, and is refused or mended there.
/// </summary>
internal sealed class PlainJson
{
    private static readonly ConcurrentDictionary<Type, PlainJson> s_structures = new();

    private readonly Member[] _members;

    private PlainJson(JsonTypeInfo type)
    {
        JsonSerializerContext structures = (JsonSerializerContext)type.OriginatingResolver!;
        List<Member> members = new();
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.IsExtensionData || property.Get is null) continue;
            members.Add(new Member(Encoding.UTF8.GetBytes(property.Name), Value.Of(property.PropertyType, structures)));
        }

        _members = members.ToArray();
    }

    /// <summary>True when the text is a plain request of this type. Strings are not decoded: who reads them finds what is wrong.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> utf8Json, JsonTypeInfo type)
    {
        try
        {
            Utf8JsonReader reader = new(utf8Json, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && Of(type).IsPlain(ref reader) && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static PlainJson Of(JsonTypeInfo type) => s_structures.GetOrAdd(type.Type, _ => new PlainJson(type));

    private bool IsPlain(ref Utf8JsonReader reader)
    {
        // One bit for each member seen; no structure of ECS has more members than a word has bits, or it is not plain.
        if (_members.Length > 64) return false;
        ulong seen = 0;
        int next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // Members mostly come in order: the search goes on from the last one.
            int found = Find(reader.ValueSpan, next);
            if (found < 0 || (seen & (1UL << found)) != 0) return false;
            seen |= 1UL << found;
            next = found + 1;
            if (!reader.Read() || !_members[found].Value.IsPlain(ref reader)) return false;
        }

        return reader.TokenType == JsonTokenType.EndObject;
    }

    private int Find(ReadOnlySpan<byte> name, int next)
    {
        for (int i = 0; i < _members.Length; i++)
        {
            int at = next + i < _members.Length ? next + i : next + i - _members.Length;
            if (name.SequenceEqual(_members[at].Name)) return at;
        }

        return -1;
    }

    // A class, for what lists of structures do has to be compiled at each start.
    private sealed class Member
    {
        public Member(byte[] name, Value value)
        {
            Name = name;
            Value = value;
        }

        public byte[] Name { get; }

        public Value Value { get; }
    }

    private enum Kind
    {
        Other,
        Text,
        Flag,
        Integer,
        Long,
        Structure,
        List,
        Map,
    }

    /// <summary>What a member, or an item of a list, has to be.</summary>
    private sealed class Value
    {
        private readonly Kind _kind;
        private readonly JsonTypeInfo? _structure;
        private readonly Value? _item;

        private Value(Kind kind, JsonTypeInfo? structure = null, Value? item = null)
        {
            _kind = kind;
            _structure = structure;
            _item = item;
        }

        public static Value Of(Type declared, JsonSerializerContext structures)
        {
            Type type = Nullable.GetUnderlyingType(declared) ?? declared;
            if (type == typeof(string)) return new Value(Kind.Text);
            if (type == typeof(bool)) return new Value(Kind.Flag);
            if (type == typeof(int)) return new Value(Kind.Integer);
            if (type == typeof(long)) return new Value(Kind.Long);
            if (structures.GetTypeInfo(type) is not { } info) return new Value(Kind.Other);
            return info.Kind switch
            {
                // Structures are looked at when one is read: some have others of their own kind.
                JsonTypeInfoKind.Object => new Value(Kind.Structure, info),
                JsonTypeInfoKind.Enumerable => new Value(Kind.List, item: Of(type.GetGenericArguments()[0], structures)),
                JsonTypeInfoKind.Dictionary => new Value(Kind.Map),
                _ => new Value(Kind.Other),
            };
        }

        public bool IsPlain(ref Utf8JsonReader reader)
        {
            switch (_kind)
            {
                case Kind.Text: return reader.TokenType == JsonTokenType.String;
                case Kind.Flag: return reader.TokenType is JsonTokenType.True or JsonTokenType.False;
                case Kind.Integer: return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out _);
                case Kind.Long: return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out _);
                case Kind.Structure: return reader.TokenType == JsonTokenType.StartObject && PlainJson.Of(_structure!).IsPlain(ref reader);
                case Kind.List: return reader.TokenType == JsonTokenType.StartArray && IsPlainList(ref reader);
                case Kind.Map: return reader.TokenType == JsonTokenType.StartObject && IsPlainMap(ref reader);
                default: return false;
            }
        }

        private bool IsPlainList(ref Utf8JsonReader reader)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (!_item!.IsPlain(ref reader)) return false;
            }

            return reader.TokenType == JsonTokenType.EndArray;
        }

        // Sorted, so that no name comes twice and the document needs no sorting either. Names with escapes are not compared.
        private static bool IsPlainMap(ref Utf8JsonReader reader)
        {
            ReadOnlySpan<byte> last = default;
            bool first = true;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadOnlySpan<byte> name = reader.ValueSpan;
                if (name.IndexOf((byte)'\\') >= 0 || (!first && last.SequenceCompareTo(name) >= 0)) return false;
                last = name;
                first = false;
                if (!reader.Read() || reader.TokenType != JsonTokenType.String) return false;
            }

            return reader.TokenType == JsonTokenType.EndObject;
        }
    }
}

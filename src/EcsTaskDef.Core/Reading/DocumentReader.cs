using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>
/// Reads a document as this software wrote it into the typed object that the generated reader would make. That one prepares itself
/// for each of the forty structures that a definition may hold before it reads the first, fifty milliseconds of a new process;
/// this one gets to know a structure when it meets one. It knows documents only, no requests.
/// </summary>
internal sealed class DocumentReader
{
    private static readonly ConcurrentDictionary<Type, DocumentReader> s_structures = new();

    private readonly Type _type;
    private readonly PropertyMember[] _members;

    private DocumentReader(Type type)
    {
        _type = type;
        List<PropertyMember> members = new();
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.DeclaringType != typeof(EcsStructure) && property.CanWrite) members.Add(new PropertyMember(property));
        }

        _members = members.ToArray();
    }

    /// <summary>The typed form of a whole document.</summary>
    /// <exception cref="JsonException">It is none, or has a value of another type than the model.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8Json) where T : EcsStructure
    {
        Utf8JsonReader reader = new(utf8Json);
        reader.Read();
        EcsStructure structure = Of(typeof(T)).ReadStructure(ref reader);
        return reader.Read() ? throw new JsonException() : (T)structure;
    }

    private static DocumentReader Of(Type type) => s_structures.GetOrAdd(type, static type => new DocumentReader(type));

    private EcsStructure ReadStructure(ref Utf8JsonReader reader)
    {
        Expect(reader, JsonTokenType.StartObject);
        EcsStructure structure = (EcsStructure)Activator.CreateInstance(_type)!;
        int next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int found = Find(ref reader, next);
            if (found >= 0)
            {
                next = found + 1;
                reader.Read();
                _members[found].Property.SetValue(structure, ReadValue(ref reader, _members[found].Type));
            }
            else
            {
                string name = reader.GetString()!;
                reader.Read();
                (structure.AdditionalMembers ??= new Dictionary<string, JsonElement>())[name] = JsonElement.ParseValue(ref reader);
            }
        }

        return structure;
    }

    // Members come in order: the search goes on from the last one.
    private int Find(ref Utf8JsonReader reader, int next)
    {
        for (int i = 0; i < _members.Length; i++)
        {
            int at = next + i < _members.Length ? next + i : next + i - _members.Length;
            if (reader.ValueTextEquals(_members[at].Name)) return at;
        }

        return -1;
    }

    private static object? ReadValue(ref Utf8JsonReader reader, Type type)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (type == typeof(string))
        {
            Expect(reader, JsonTokenType.String);
            return reader.GetString();
        }

        if (type == typeof(bool)) return reader.TokenType == JsonTokenType.True || (reader.TokenType == JsonTokenType.False ? false : throw new JsonException());
        if (type == typeof(int))
        {
            Expect(reader, JsonTokenType.Number);
            return reader.TryGetInt32(out int number) ? number : throw new JsonException();
        }

        if (type == typeof(DateTimeOffset)) return EpochSecondsConverter.Read(ref reader);
        if (type == typeof(IReadOnlyDictionary<string, string>)) return ReadMap(ref reader);
        return type.IsGenericType ? ReadList(ref reader, type.GetGenericArguments()[0]) : Of(type).ReadStructure(ref reader);
    }

    private static IList ReadList(ref Utf8JsonReader reader, Type item)
    {
        Expect(reader, JsonTokenType.StartArray);
        IList list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) list.Add(ReadValue(ref reader, item));
        return list;
    }

    private static Dictionary<string, string> ReadMap(ref Utf8JsonReader reader)
    {
        Expect(reader, JsonTokenType.StartObject);
        Dictionary<string, string> map = new();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            map[name] = (string)ReadValue(ref reader, typeof(string))!;
        }

        return map;
    }

    private static void Expect(in Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token) throw new JsonException();
    }
}

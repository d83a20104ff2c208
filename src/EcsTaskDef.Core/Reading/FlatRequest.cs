using System.Reflection;
using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>
/// Reads plain requests (see <see cref="PlainJson"/>) that have nothing but texts, flags, whole numbers and lists of texts, as
/// all have that only read: in one pass, and without the generated reader, which takes a new process longer than the answer.
/// </summary>
internal static class FlatRequest<T> where T : class
{
    private static readonly PropertyMember[]? s_members = FindMembers();

    /// <summary>The request; null where it is another kind of request, or anything about its text is unusual.</summary>
    public static T? Read(ReadOnlySpan<byte> utf8Json)
    {
        if (s_members is null) return null;
        try
        {
            Utf8JsonReader reader = new(utf8Json);
            T request = (T)Activator.CreateInstance(typeof(T))!;
            uint seen = 0;
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                int found = Find(ref reader);
                if (found < 0 || (seen & (1u << found)) != 0) return null;
                seen |= 1u << found;
                reader.Read();
                if (Value(ref reader, s_members[found].Type) is not { } value) return null;
                s_members[found].Property.SetValue(request, value);
            }

            return reader.TokenType == JsonTokenType.EndObject && !reader.Read() ? request : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // It is not JSON, or a text in it is none.
            return null;
        }
    }

    private static int Find(ref Utf8JsonReader reader)
    {
        for (int i = 0; i < s_members!.Length; i++)
            if (reader.ValueSpan.SequenceEqual(s_members[i].Name)) return i;
        return -1;
    }

    private static object? Value(ref Utf8JsonReader reader, Type type)
    {
        if (type == typeof(string)) return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        if (type == typeof(bool)) return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : null;
        if (type == typeof(int)) return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number) ? number : null;
        if (reader.TokenType != JsonTokenType.StartArray) return null;
        List<string> list = new();
        while (reader.Read() && reader.TokenType == JsonTokenType.String) list.Add(reader.GetString()!);
        return reader.TokenType == JsonTokenType.EndArray ? list : null;
    }

    private static PropertyMember[]? FindMembers()
    {
        if (typeof(T).GetConstructor(Type.EmptyTypes) is null) return null;
        List<PropertyMember> members = new();
        foreach (PropertyInfo property in typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            PropertyMember member = new(property);
            if (!property.CanWrite || (member.Type != typeof(string) && member.Type != typeof(bool) && member.Type != typeof(int)
                && member.Type != typeof(IReadOnlyList<string>))) return null;
            members.Add(member);
        }

        return members.Count is > 0 and <= 32 ? members.ToArray() : null;
    }
}

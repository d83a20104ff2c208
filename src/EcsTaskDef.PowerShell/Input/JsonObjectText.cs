using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>A JSON object and where its members stand in the text.</summary>
/// <param name="Members">The members in their order.</param>
/// <param name="Start">Where the object begins.</param>
/// <param name="End">Behind the object.</param>
internal sealed record JsonObjectText(IReadOnlyList<JsonMember> Members, int Start, int End)
{
    // Deeper than the registry takes, which says so itself.
    private const int MaxDepth = 256;

    /// <summary>The object that a text is; null when it is something else or not JSON.</summary>
    public static JsonObjectText? Of(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return null;
            int start = (int)reader.TokenStartIndex;
            List<JsonMember> members = ReadMembers(ref reader);
            int end = (int)reader.BytesConsumed;
            reader.Read();
            return new JsonObjectText(members, start, end);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The members of a member's value; null when that is no object.</summary>
    public static IReadOnlyList<JsonMember>? MembersOf(ReadOnlySpan<byte> utf8Json, JsonMember member) =>
        Of(member.ValueIn(utf8Json))?.Members.Select(inner => inner.Behind(member.Value)).ToList();

    private static List<JsonMember> ReadMembers(ref Utf8JsonReader reader)
    {
        var members = new List<JsonMember>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = NameOf(ref reader);
            int start = (int)reader.TokenStartIndex;
            reader.Read();
            int value = (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add(new JsonMember(name, start, value, (int)reader.BytesConsumed));
        }

        return members;
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}

/// <summary>A member of a JSON object and where it stands in the text.</summary>
/// <param name="Name">The name; empty when it is not Unicode, which no member of ECS is.</param>
/// <param name="Start">Where the name begins.</param>
/// <param name="Value">Where the value begins.</param>
/// <param name="End">Behind the value.</param>
internal sealed record JsonMember(string Name, int Start, int Value, int End)
{
    /// <summary>The last member of a name, which is the one that counts; null when there is none.</summary>
    public static JsonMember? Last(IEnumerable<JsonMember> members, string name) => members.LastOrDefault(member => member.Name == name);

    /// <summary>The value's text.</summary>
    public ReadOnlySpan<byte> ValueIn(ReadOnlySpan<byte> utf8Json) => utf8Json.Slice(Value, End - Value);

    /// <summary>The same in a text with a number of bytes more before it.</summary>
    public JsonMember Behind(int bytes) => new(Name, Start + bytes, Value + bytes, End + bytes);
}

using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>A member of a JSON object and where it stands in the text.</summary>
/// <param name="Name">The name; empty when it is not Unicode, which no member of ECS is.</param>
/// <param name="Start">Where the name begins.</param>
/// <param name="Value">Where the value begins.</param>
/// <param name="End">Behind the value.</param>
internal readonly record struct JsonMember(string Name, int Start, int Value, int End)
{
    // Deeper than the registry takes, which says so itself.
    private const int MaxDepth = 256;

    /// <summary>The members of the object that begins at an offset, in their order, and where the object ends.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static (IReadOnlyList<JsonMember> Members, int End) Of(ReadOnlySpan<byte> utf8Json, int offset)
    {
        var reader = new Utf8JsonReader(utf8Json.Slice(offset), new JsonReaderOptions { MaxDepth = MaxDepth });
        var members = new List<JsonMember>();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = NameOf(ref reader);
            int start = offset + (int)reader.TokenStartIndex;
            reader.Read();
            int value = offset + (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add(new JsonMember(name, start, value, offset + (int)reader.BytesConsumed));
        }

        return (members, offset + (int)reader.BytesConsumed);
    }

    /// <summary>Where the object begins that the text is; null when it is something else or not JSON.</summary>
    public static int? StartOfObject(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return null;
            int start = (int)reader.TokenStartIndex;
            while (reader.Read())
            {
                // Only whether the whole text is JSON is wanted.
            }

            return start;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The last member of a name, which is the one that counts; null when there is none.</summary>
    public static JsonMember? Last(IEnumerable<JsonMember> members, string name) => members
        .Where(member => string.Equals(member.Name, name, StringComparison.Ordinal))
        .Select(static member => (JsonMember?)member)
        .LastOrDefault();

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

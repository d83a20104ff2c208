using System.Text.Json;

namespace EcsTaskDef.Text;

/// <summary>ECS writes the members of every object in alphabetical order (docs/ECS.md §1.2 [captured]).</summary>
internal static class SortedJson
{
    /// <summary>The same JSON with members in ordinal order at every level; the input itself when it is so already.</summary>
    /// <param name="utf8Json">The JSON.</param>
    /// <param name="names">Members of the outermost object whose values are no objects or lists, and whose places are asked for.</param>
    /// <param name="places">Takes the places of their values in the result.</param>
    public static ReadOnlyMemory<byte> Sort(
        ReadOnlyMemory<byte> utf8Json, byte[][]? names = null, Span<(int Start, int End)> places = default)
    {
        names ??= [];
        if (Scan(utf8Json.Span, names, places)) return utf8Json;

        using JsonDocument document = JsonDocument.Parse(utf8Json, JsonText.DocumentOptions);
        ByteBuffer buffer = new(utf8Json.Length);
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions)) Write(writer, document.RootElement);
        if (names.Length > 0) Scan(buffer.Written.Span, names, places);
        return buffer.Written;
    }

    /// <summary>A value with its members sorted, over those that another has; null stays null.</summary>
    public static JsonElement? Sort(JsonElement? value, JsonElement? under = null)
    {
        if (value is not { } given) return null;
        ByteBuffer buffer = new(256);
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions))
        {
            if (given.ValueKind == JsonValueKind.Object && under is { ValueKind: JsonValueKind.Object } lower)
                WriteObject(writer, lower.EnumerateObject().Concat(given.EnumerateObject()));
            else Write(writer, given);
        }

        using JsonDocument document = JsonDocument.Parse(buffer.Written);
        return document.RootElement.Clone();
    }

    /// <summary>Writes a value with its members sorted; of two members of one name the last counts.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, element.EnumerateObject());
                break;

            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;

            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<JsonProperty> given)
    {
        SortedDictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in given) members[member.Name] = member.Value;
        writer.WriteStartObject();
        foreach (KeyValuePair<string, JsonElement> member in members)
        {
            writer.WritePropertyName(member.Key);
            Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    // True when all is sorted.
    private static bool Scan(ReadOnlySpan<byte> utf8Json, byte[][] names, Span<(int Start, int End)> places)
    {
        bool isSorted = true;
        Utf8JsonReader reader = new(utf8Json, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
        // The last name seen at each depth, as a range of the input.
        Span<(int Start, int Length)> last = stackalloc (int, int)[JsonText.MaxDepth + 1];
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject) last[reader.CurrentDepth + 1] = (0, -1);
            if (reader.TokenType != JsonTokenType.PropertyName) continue;

            // An escaped name cannot be compared as bytes; it is rare, so it takes the long way.
            ReadOnlySpan<byte> name = reader.ValueSpan;
            int depth = reader.CurrentDepth;
            (int start, int length) = last[depth];
            isSorted = isSorted && name.IndexOf((byte)'\\') < 0
                && (length < 0 || utf8Json.Slice(start, length).SequenceCompareTo(name) < 0);
            if (!isSorted && names.Length == 0) return false;
            last[depth] = ((int)reader.TokenStartIndex + 1, name.Length);
            if (depth > 1) continue;
            for (int i = 0; i < names.Length; i++)
            {
                if (!name.SequenceEqual(names[i])) continue;
                reader.Read();
                places[i] = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                break;
            }
        }

        return isSorted;
    }
}

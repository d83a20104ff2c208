using System;
using System.Collections.Generic;
using System.Text.Json;

namespace EcsTaskDef.Json;

/// <summary>ECS writes the members of every object in alphabetical order (ECS semantics §1.2 [captured]).</summary>
internal static class SortedJson
{
    /// <summary>The same JSON with members in ordinal order at every level; the input itself when it is so already.</summary>
    public static ReadOnlyMemory<byte> Sort(ReadOnlyMemory<byte> utf8Json)
    {
        if (IsSorted(utf8Json.Span)) return utf8Json;

        using JsonDocument document = JsonDocument.Parse(utf8Json, JsonText.DocumentOptions);
        ByteBuffer buffer = new(utf8Json.Length);
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions)) Write(writer, document.RootElement);
        return buffer.Written;
    }

    /// <summary>Writes a value with its members sorted; of two members of one name the last counts.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                SortedDictionary<string, JsonElement> members = new(StringComparer.Ordinal);
                foreach (JsonProperty member in element.EnumerateObject()) members[member.Name] = member.Value;
                writer.WriteStartObject();
                foreach (KeyValuePair<string, JsonElement> member in members)
                {
                    writer.WritePropertyName(member.Key);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
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

    private static bool IsSorted(ReadOnlySpan<byte> utf8Json)
    {
        Utf8JsonReader reader = new(utf8Json, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
        // The last name seen at each depth, as a range of the input.
        Span<(int Start, int Length)> last = stackalloc (int, int)[JsonText.MaxDepth + 1];
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject) last[reader.CurrentDepth + 1] = (0, -1);
            if (reader.TokenType != JsonTokenType.PropertyName) continue;

            // An escaped name cannot be compared as bytes; it is rare, so it takes the long way.
            if (reader.ValueSpan.IndexOf((byte)'\\') >= 0) return false;
            int depth = reader.CurrentDepth;
            (int start, int length) = last[depth];
            if (length >= 0 && utf8Json.Slice(start, length).SequenceCompareTo(reader.ValueSpan) >= 0) return false;
            last[depth] = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        }

        return true;
    }
}

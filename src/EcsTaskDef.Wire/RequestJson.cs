using System.Collections;
using System.Text.Json;

namespace EcsTaskDef.Wire;

/// <summary>
/// Writes requests by the shapes that the reader reads them by, so that their members are listed nowhere else. What has no value is left
/// out.
/// </summary>
internal static class RequestJson
{
    /// <summary>The text of a request.</summary>
    public static byte[] Write(object request) => AnswerJson.Write(
        request, static (json, value) => WriteValue(json, ValueShape.Of(value.GetType()), value));

    private static void WriteValue(Utf8JsonWriter json, ValueShape shape, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case DateTimeOffset time: json.WriteNumberValue(time.ToUnixTimeMilliseconds() / 1000m); break;
            case JsonElement part: part.WriteTo(json); break;
            case IReadOnlyDictionary<string, string> map: WriteMap(json, map); break;
            case IEnumerable list: WriteList(json, shape.Item, list); break;
            default: WriteStructure(json, shape, value); break;
        }
    }

    private static void WriteMap(Utf8JsonWriter json, IReadOnlyDictionary<string, string> map)
    {
        json.WriteStartObject();
        foreach (KeyValuePair<string, string> one in map) json.WriteString(one.Key, one.Value);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, ValueShape item, IEnumerable list)
    {
        json.WriteStartArray();
        foreach (object? value in list) WriteValue(json, item, value);
        json.WriteEndArray();
    }

    private static void WriteStructure(Utf8JsonWriter json, ValueShape shape, object structure)
    {
        json.WriteStartObject();
        foreach (StructureMember member in shape.Members)
        {
            if (member.Get(structure) is not { } value) continue;
            json.WritePropertyName(member.Name);
            WriteValue(json, member.Shape, value);
        }

        // Members newer than this software go along as they came.
        if (structure is EcsStructure known && NewerMembers.Of(known) is { } newer)
        {
            foreach (KeyValuePair<string, JsonElement> one in newer)
            {
                json.WritePropertyName(one.Key);
                one.Value.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }
}

using System.Collections;
using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>
/// Writes what ECS has by the shapes that the readers read it by, so that members are listed nowhere else: in the order of their
/// declaration, which is the alphabetical order in which ECS answers (docs/ECS.md §1.2 [captured]). What has no value is left out.
/// </summary>
internal static class StructureWriter
{
    /// <summary>The JSON text of a value, everything but ASCII escaped.</summary>
    public static byte[] ToUtf8(object value)
    {
        ByteBuffer buffer = new();
        using (Utf8JsonWriter writer = new(buffer)) Write(writer, value);
        return buffer.Written.ToArray();
    }

    /// <summary>Writes a structure, or a list of them.</summary>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case EcsStructure structure: WriteStructure(json, structure, structure.AdditionalMembers); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case DateTimeOffset time: EpochSeconds.Write(json, time); break;
            case JsonElement part: part.WriteTo(json); break;
            case IReadOnlyDictionary<string, string> map: WriteMap(json, map); break;
            case IEnumerable list: WriteList(json, list); break;
            default: WriteStructure(json, value, null); break;
        }
    }

    private static void WriteMap(Utf8JsonWriter json, IReadOnlyDictionary<string, string> map)
    {
        json.WriteStartObject();
        foreach (KeyValuePair<string, string> one in map) json.WriteString(one.Key, one.Value);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable list)
    {
        json.WriteStartArray();
        foreach (object? value in list) Write(json, value);
        json.WriteEndArray();
    }

    private static void WriteStructure(Utf8JsonWriter json, object structure, IDictionary<string, JsonElement>? newer)
    {
        json.WriteStartObject();
        foreach (StructureMember member in ValueShape.Of(structure.GetType()).MemberArray)
        {
            if (member.Get(structure) is not { } value) continue;
            json.WritePropertyName(member.EncodedName);
            Write(json, value);
        }

        // Members newer than this software go along as they came.
        if (newer is not null)
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

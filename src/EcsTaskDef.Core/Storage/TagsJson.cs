using System;
using System.Collections.Generic;
using System.Text.Json;
using EcsTaskDef.Json;
using EcsTaskDef.Model;

namespace EcsTaskDef.Storage;

/// <summary>A list of tags as it stands in a journal: <c>[{"key":"k","value":"v"}]</c>.</summary>
internal static class TagsJson
{
    public static IReadOnlyList<Tag> Read(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, EcsJsonContext.Default.IReadOnlyListTag) ?? Array.Empty<Tag>();

    public static byte[] Write(IReadOnlyList<Tag> tags)
    {
        ByteBuffer buffer = new();
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions))
        {
            JsonSerializer.Serialize(writer, tags, EcsJsonContext.Default.IReadOnlyListTag);
        }

        return buffer.Written.ToArray();
    }
}

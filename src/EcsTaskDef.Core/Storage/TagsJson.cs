using System.Text.Json;

namespace EcsTaskDef.Storage;

/// <summary>A list of tags as it stands in a journal: <c>[{"key":"k","value":"v"}]</c>.</summary>
internal static class TagsJson
{
    /// <exception cref="InvalidDataException">It is no list of tags: the place that was given for it is wrong.</exception>
    public static IReadOnlyList<Tag> Read(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            return StructureReader.ReadDocument<IReadOnlyList<Tag>>(utf8Json);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("There are no tags where tags should be.", exception);
        }
    }

    public static byte[] Write(IReadOnlyList<Tag> tags)
    {
        ByteBuffer buffer = new();
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions))
            StructureWriter.Write(writer, tags);
        return buffer.Written.ToArray();
    }
}

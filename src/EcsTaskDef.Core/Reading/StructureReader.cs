using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>The one reader of JSON text into the structures of the model.</summary>
internal static class StructureReader
{
    /// <summary>
    /// Reads a request as ECS does; see <see cref="CarefulReader"/>. Nearly all need no care, so are read in one pass.
    /// </summary>
    /// <param name="utf8Json">The text; a byte order mark is skipped.</param>
    /// <param name="answer">The structure whose members are not kept; null = no unknown member is kept.</param>
    /// <exception cref="EcsException"><c>SerializationException</c>: ECS's first complaint.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8Json, ValueShape? answer) where T : class => Read<T>(utf8Json, answer, out _);

    /// <inheritdoc cref="Read{T}(ReadOnlyMemory{byte}, ValueShape)"/>
    /// <param name="utf8Json">As above.</param>
    /// <param name="answer">As above.</param>
    /// <param name="isPlain">True when one pass was enough: no member is unknown.</param>
    public static T Read<T>(ReadOnlyMemory<byte> utf8Json, ValueShape? answer, out bool isPlain) where T : class
    {
        ReadOnlyMemory<byte> text = JsonText.WithoutPreamble(utf8Json);
        ValueShape shape = ValueShape.Of(typeof(T));
        object? plain = PlainReader.Request.Read(text.Span, shape);
        isPlain = plain is not null;
        return (T)(plain ?? new CarefulReader(text, answer).Read(shape));
    }

    /// <summary>Reads a document, or a part of one, as this software wrote it.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static T ReadDocument<T>(ReadOnlySpan<byte> utf8Json) where T : class =>
        (T)(PlainReader.Document.Read(utf8Json, ValueShape.Of(typeof(T))) ?? throw new JsonException());
}

using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcsTaskDef.Wire;

/// <summary>Writes answers with the thread's own buffer and writer: fresh ones for each cost more than most answers do.</summary>
internal static class AnswerJson
{
    // Room for a definition of ordinary size; after an answer of many of the largest it is given back.
    private const int FirstCapacity = 4 * 1024;
    private const int KeptCapacity = 256 * 1024;

    // ECS writes what JSON lets stand as it is: quotation marks, angle brackets and letters of every script unescaped.
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static AnswerBuffer? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>The text of an answer.</summary>
    /// <param name="answer">What is answered.</param>
    /// <param name="encode">Writes it.</param>
    public static byte[] Write<T>(T answer, Action<Utf8JsonWriter, T> encode)
    {
        AnswerBuffer buffer = t_buffer ??= new(FirstCapacity);
        buffer.Reset();
        Utf8JsonWriter writer = t_writer ??= new(buffer, s_options);
        writer.Reset(buffer);
        encode(writer, answer);
        writer.Flush();
        byte[] text = buffer.ToArray();
        if (buffer.Capacity > KeptCapacity) (t_buffer, t_writer) = (null, null);
        return text;
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcsTaskDef.Text;

/// <summary>How JSON is written and read everywhere.</summary>
internal static class JsonText
{
    /// <summary>
    /// Compact; only what JSON demands is escaped, as ECS does, so that <c>jq</c> and people can read the journal and the
    /// size rule counts the bytes that ECS would count. The library escapes characters beyond U+FFFF nevertheless (twelve
    /// bytes for four). Nothing of ours is put into HTML unescaped.
    /// </summary>
    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>A document without line breaks, as a line of a journal needs it. ECS answers none, but others may.</summary>
    public static ReadOnlyMemory<byte> OnOneLine(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOfAny((byte)'\n', (byte)'\r') < 0) return json;
        using JsonDocument document = JsonDocument.Parse(json, DocumentOptions);
        ByteBuffer output = new(json.Length);
        using (Utf8JsonWriter writer = new(output, WriterOptions)) document.RootElement.WriteTo(writer);
        return output.Written;
    }

    /// <summary>Deep enough for every definition (8 levels) and for members to come; a bound on the stack.</summary>
    public const int MaxDepth = 64;

    /// <summary>The text without its byte order mark.</summary>
    public static ReadOnlyMemory<byte> WithoutPreamble(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith(Encoding.UTF8.GetPreamble()) ? utf8.Slice(3) : utf8;

    public static JsonDocumentOptions DocumentOptions { get; } = new() { MaxDepth = MaxDepth };
}

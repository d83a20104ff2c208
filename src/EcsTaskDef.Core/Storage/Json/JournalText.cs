using System.Buffers.Text;
using System.Text.Json;

namespace EcsTaskDef.Storage.Json;

/// <summary>Appends the parts of a journal's line.</summary>
internal static class JournalText
{
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static void Number(ByteBuffer output, long value)
    {
        const int MaxLength = 20;
        Utf8Formatter.TryFormat(value, output.GetSpan(MaxLength), out int written);
        output.Advance(written);
    }

    public static void Time(ByteBuffer output, DateTimeOffset time)
    {
        // The round-trip format has seven decimals: of those the first three count.
        const int MaxLength = 33, Length = 24;
        Span<byte> text = output.GetSpan(MaxLength);
        Utf8Formatter.TryFormat(time.UtcDateTime, text, out _, 'O');
        text[Length - 1] = (byte)'Z';
        output.Advance(Length);
    }

    public static void Raw(ByteBuffer output, string ascii)
    {
        Span<byte> target = output.GetSpan(ascii.Length);
        for (int i = 0; i < ascii.Length; i++) target[i] = (byte)ascii[i];
        output.Advance(ascii.Length);
    }

    public static void Quoted(ByteBuffer output, string value)
    {
        Raw(output, "\"");
        if (IsPlain(value)) Raw(output, value);
        else output.Write(JsonEncodedText.Encode(value, JsonText.WriterOptions.Encoder).EncodedUtf8Bytes);
        Raw(output, "\"");
    }

    // Names, ARNs and hosts nearly always are: then nothing is to be escaped.
    private static bool IsPlain(string value)
    {
        foreach (char c in value)
            if (c is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or ':' or '/' or '.')) return false;
        return true;
    }
}

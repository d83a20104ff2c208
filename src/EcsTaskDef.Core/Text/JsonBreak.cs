using System.Text.Json;

namespace EcsTaskDef.Text;

/// <summary>Where a text stops being JSON. .NET's own sentences are for programmers and change with its versions.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 units, from 1.</param>
/// <param name="What">What is wrong there: the rest of a sentence.</param>
internal readonly record struct JsonBreak(int Line, int Column, string What)
{
    /// <summary>Finds it; null when the text is JSON.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxDepth">Levels that it may have.</param>
    public static JsonBreak? Find(ReadOnlySpan<byte> text, int maxDepth = JsonText.MaxDepth)
    {
        int preamble = text.StartsWith(Encoding.UTF8.GetPreamble()) ? 3 : 0;
        if (Break(text.Slice(preamble), isWhole: true, maxDepth, out bool isDeep) is not { } broken) return null;
        int start = preamble;
        for (long i = 0; i < (broken.LineNumber ?? 0); i++) start += text.Slice(start).IndexOf((byte)'\n') + 1;
        int offset = (int)Math.Min(text.Length, start + (broken.BytePositionInLine ?? 0));
        (int line, int column) = LineOf(text, offset, preamble);
        bool isCutOff = Break(text.Slice(preamble), isWhole: false, maxDepth, out _) is null;
        string what = isCutOff && IsBlank(text.Slice(preamble)) ? SR.JsonEmpty
            : isCutOff ? Texts.Format(SR.JsonEndsEarly, line, column)
            : isDeep ? Texts.Format(SR.JsonTooDeep, maxDepth, line, column)
            : IsBehindComma(text, offset) ? Texts.Format(SR.JsonCommaLeft, line, column)
            : Texts.Format(SR.JsonUnexpected, NameAt(text, offset), line, column);
        return new JsonBreak(line, column, what);
    }

    /// <summary>Line and column, from 1, of a byte; columns count UTF-16 units, as editors do.</summary>
    public static (int Line, int Column) LineOf(ReadOnlySpan<byte> text, int offset, int preamble = 0)
    {
        int line = 1, start = Math.Min(preamble, offset);
        for (int i = start; i < offset; i++)
        {
            if (text[i] != (byte)'\n') continue;
            line++;
            start = i + 1;
        }

        int column = 1;
        for (int i = start; i < offset; i++)
        {
            // Bytes that begin a character; those of four bytes are two units.
            if ((text[i] & 0xC0) != 0x80) column += text[i] >= 0xF0 ? 2 : 1;
        }

        return (line, column);
    }

    // A text that goes on is broken only where nothing that follows could complete it.
    private static JsonException? Break(ReadOnlySpan<byte> text, bool isWhole, int maxDepth, out bool isDeep)
    {
        isDeep = false;
        Utf8JsonReader reader = new(text, isWhole, new JsonReaderState(new JsonReaderOptions { MaxDepth = maxDepth }));
        try
        {
            while (reader.Read())
            {
                // Only the place of the error is wanted.
            }

            return null;
        }
        catch (JsonException exception)
        {
            // A bracket just opened does not count itself.
            int opened = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : 0;
            isDeep = reader.CurrentDepth + opened >= maxDepth;
            return exception;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        foreach (byte one in text)
        {
            if (!IsSpace(one)) return false;
        }

        return true;
    }

    private static bool IsSpace(byte one) => one is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static bool IsBehindComma(ReadOnlySpan<byte> text, int offset)
    {
        if (offset >= text.Length || text[offset] is not ((byte)'}' or (byte)']')) return false;
        int before = offset - 1;
        while (before >= 0 && IsSpace(text[before])) before--;
        return before >= 0 && text[before] == (byte)',';
    }

    private static string NameAt(ReadOnlySpan<byte> text, int offset)
    {
        if (offset >= text.Length) return SR.JsonTextEnd;
        byte first = text[offset];
        if (first is (byte)'\r' or (byte)'\n') return SR.JsonLineEnd;
        if (first < ' ') return SR.JsonControl;
        int length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        return $"'{Encoding.UTF8.GetString(text.Slice(offset, Math.Min(length, text.Length - offset)).ToArray())}'";
    }
}

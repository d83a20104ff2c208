namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// JSON as people keep it in files: with comments, and a comma behind the last item. Neither can mean anything else, so both become
/// blanks; everything else is judged as strictly as ECS does, at its own line and column.
/// </summary>
internal static class CommentedJson
{
    /// <summary>The text without comments and without commas that nothing follows; the same one where it has none.</summary>
    public static ReadOnlyMemory<byte> Strict(ReadOnlyMemory<byte> utf8Json)
    {
        ReadOnlySpan<byte> text = utf8Json.Span;
        List<(int Start, int End)> left = LeftOut(text);
        if (left.Count == 0) return utf8Json;

        left.Sort();
        using var buffer = new MemoryStream(text.Length);
        int position = 0;
        foreach ((int start, int end) in left)
        {
            Write(text.Slice(position, start - position), buffer);
            BlankText.Write(text.Slice(start, end - start), buffer);
            position = end;
        }

        Write(text.Slice(position), buffer);
        return buffer.ToArray();
    }

    private static List<(int Start, int End)> LeftOut(ReadOnlySpan<byte> text)
    {
        var left = new List<(int Start, int End)>();
        int comma = -1;
        byte before = 0;
        for (int i = 0; i < text.Length;)
        {
            byte unit = text[i];
            int end = unit == '"' ? EndOfText(text, i) : unit == '/' ? EndOfComment(text, i) : i + 1;
            if (unit == '/' && end > i + 1)
            {
                left.Add((i, end));
            }
            else if (unit is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                if (comma >= 0 && unit is ((byte)'}' or (byte)']')) left.Add((comma, comma + 1));

                // A comma that follows no value stays, and is refused.
                comma = unit == ',' && before is not (0 or (byte)'{' or (byte)'[' or (byte)',' or (byte)':') ? i : -1;
                before = unit;
            }

            i = end;
        }

        return left;
    }

    private static int EndOfText(ReadOnlySpan<byte> text, int start)
    {
        for (int i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] is (byte)'"' or (byte)'\n') return i + 1;
        }

        return text.Length;
    }

    // The position behind the slash where it begins no comment, or one that does not end.
    private static int EndOfComment(ReadOnlySpan<byte> text, int start)
    {
        ReadOnlySpan<byte> rest = text.Slice(start);
        if (rest.Length < 2 || rest[1] is not ((byte)'/' or (byte)'*')) return start + 1;
        int end = rest[1] == '/' ? rest.IndexOfAny((byte)'\n', (byte)'\r') : rest.Slice(2).IndexOf("*/"u8);
        if (rest[1] == '/') return end < 0 ? text.Length : start + end;
        return end < 0 ? start + 1 : start + 2 + end + 2;
    }

    private static void Write(ReadOnlySpan<byte> text, Stream buffer)
    {
        byte[] bytes = text.ToArray();
        buffer.Write(bytes, 0, bytes.Length);
    }
}

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// The JSON text of a definition as UTF-8 bytes, however it was stored: comments and needless commas are blanks, and YAML is JSON.
/// </summary>
internal static class JsonText
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A file's text; of a YAML file the JSON that it stands for, on the same lines.</summary>
    public static ReadOnlyMemory<byte> OfFile(string path)
    {
        ReadOnlyMemory<byte> bytes = BytesOf(path);
        return CommentedJson.Strict(YamlText.IsYaml(path) ? s_utf8.GetBytes(YamlText.ToJson(s_utf8.GetString(bytes.ToArray()))) : bytes);
    }

    /// <summary>A file's text line by line, for reading what need not be in memory as a whole.</summary>
    public static IEnumerable<string> LinesOf(string path) =>
        YamlText.IsYaml(path) ? s_utf8.GetString(OfFile(path).ToArray()).Split('\n') : File.ReadLines(path);

    // Windows PowerShell's <c>&gt;</c> writes UTF-16 and Set-Content a byte order mark.
    private static ReadOnlyMemory<byte> BytesOf(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (Begins(bytes, 0xFF, 0xFE)) return s_utf8.GetBytes(Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2));
        if (Begins(bytes, 0xFE, 0xFF))
            return s_utf8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2));

        // JsonDocument refuses a byte order mark.
        return Begins(bytes, 0xEF, 0xBB, 0xBF) ? bytes.AsMemory(3) : bytes;
    }

    private static bool Begins(byte[] bytes, params byte[] mark) => bytes.AsSpan().StartsWith(mark);

    /// <summary>Text of the pipeline or the command line.</summary>
    public static ReadOnlyMemory<byte> Of(string text) =>
        CommentedJson.Strict(s_utf8.GetBytes(text.TrimStart('\uFEFF')));
}

using System.Text.RegularExpressions;

namespace EcsTaskDef.Testing;

/// <summary>JSON as tests write it, <c>{name: 'app', memory: 64}</c>: what is written strictly stays as it is, to the byte.</summary>
public static partial class Lax
{
    /// <summary>Strict JSON: texts in single quotes get double ones, and the names of members too.</summary>
    public static string Json(string text) => Token().Replace(text, static token =>
        token.Groups["text"] is { Success: true, Value: var inner } ? '"' + inner.Replace("\"", "\\\"", StringComparison.Ordinal) + '"'
        : token.Groups["name"] is { Success: true, Value: var name } ? $"\"{name}\""
        : token.Value);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(Json(text));

    /// <summary>One line that is written in several.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings("");

    // A strict text is taken as it is; so nothing in it is mistaken for a name.
    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"? | '(?<text>[^']*)' | (?<name>[A-Za-z_][A-Za-z0-9_]*)(?=\s*:)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Token();
}

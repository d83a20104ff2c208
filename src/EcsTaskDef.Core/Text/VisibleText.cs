namespace EcsTaskDef.Text;

/// <summary>
/// Makes the characters visible that a terminal obeys or does not show: the one place that does it, for every text that goes to a
/// screen or into a log. Objects, files and answers over the wire keep the true value.
/// </summary>
/// <remarks>
/// Shown as JSON escapes them, <c>\u001b</c>, one for each UTF-16 unit: controls (C0, DEL, C1; also tabs and the ends of lines), format
/// characters (bidirectional ones, zero width, tags), line and paragraph separators, lone surrogates, and what Unicode lists as
/// Default_Ignorable_Code_Point. So that nothing is confused, the backslash of a text that reads <c>\u001b</c> itself is shown as
/// <c>\u005c</c>: different texts are shown differently, and every escape that is shown stands for one character.
/// </remarks>
public static class VisibleText
{
    private const char Escape = '\\';

    /// <summary>The text as it may be shown; the same instance where all of it is visible.</summary>
    /// <param name="text">Any text; null stays null.</param>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text)
    {
        if (text is null || IsPlain(text)) return text;
        StringBuilder shown = new(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == Escape && ReadsAsEscape(text, i)) Append(shown, Escape);
            else if (text[i] is >= ' ' and <= '~') shown.Append(text[i]);
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                bool isHidden = IsHidden(char.ConvertToUtf32(text[i], text[i + 1]), CharUnicodeInfo.GetUnicodeCategory(text, i));
                foreach (char unit in new[] { text[i], text[i + 1] })
                {
                    if (isHidden) Append(shown, unit);
                    else shown.Append(unit);
                }

                i++;
            }
            else if (IsHidden(text[i], CharUnicodeInfo.GetUnicodeCategory(text[i]))) Append(shown, text[i]);
            else shown.Append(text[i]);
        }

        return shown.Length == text.Length ? text : shown.ToString();
    }

    /// <summary>True when nothing of the text is hidden, or obeyed by a terminal.</summary>
    public static bool IsVisible(string text) => ReferenceEquals(Of(text), text);

    // Nearly every text: letters, digits and signs of ASCII, and no backslash.
    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or > '~' or Escape) return false;
        }

        return true;
    }

    // A run of backslashes before an escape, one of ours or one that somebody wrote, is escaped whole: who reads \\u001b as JSON does would
    // take it for a backslash and letters.
    private static bool ReadsAsEscape(string text, int at)
    {
        while (at < text.Length && text[at] == Escape) at++;
        if (at == text.Length) return false;
        if (text[at] == 'u')
        {
            if (at + 4 >= text.Length) return false;
            for (int i = at + 1; i <= at + 4; i++)
            {
                if (text[i] is not (>= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F')) return false;
            }

            return true;
        }

        if (text[at] is >= ' ' and <= '~') return false;
        bool isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        return IsHidden(isPair ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at], CharUnicodeInfo.GetUnicodeCategory(text, at));
    }

    // By category, and by Unicode's list of what is not shown: letters, marks and places that are not given out yet among it. A blank of
    // Braille looks like a space and is none.
    private static bool IsHidden(int character, UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || character is 0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F)
            or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0x2800 or 0x3164
            or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFA0 or (>= 0xFFF0 and <= 0xFFFB)
            or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);

    private static void Append(StringBuilder shown, char unit) =>
        shown.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
}

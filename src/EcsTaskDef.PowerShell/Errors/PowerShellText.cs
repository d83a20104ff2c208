using System.Management.Automation.Language;

namespace EcsTaskDef.PowerShell.Errors;

/// <summary>
/// Values as PowerShell code: the one place where a value becomes part of a line that runs or that users copy. Any value becomes one
/// argument with exactly this text.
/// </summary>
internal static class PowerShellText
{
    /// <summary>The text as an argument, quoted unless PowerShell reads every character of it literally.</summary>
    public static string Argument(string text) => IsBare(text) ? text : Quote(text);

    /// <summary>
    /// The text in quotes. PowerShell reads five characters as a single quote; its own CodeGeneration doubles them. Invisible characters
    /// are written as numbers, so that the line shows what it does.
    /// </summary>
    public static string Quote(string text)
    {
        if (VisibleText.IsVisible(text)) return "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";
        StringBuilder code = new("\"");
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            string character = text.Substring(i, isPair ? 2 : 1);
            if (isPair) i++;
            if (VisibleText.IsVisible(character))
            {
                // A backtick before a letter would be an escape sequence.
                if (!char.IsLetterOrDigit(character, 0)) code.Append('`');
                code.Append(character);
                continue;
            }

            foreach (char unit in character) code.AppendFormat(CultureInfo.InvariantCulture, "$([char]0x{0:X4})", (int)unit);
        }

        return code.Append('"').ToString();
    }

    // A leading hyphen would make it a parameter.
    private static bool IsBare(string text) =>
        text.Length > 0 && text[0] != '-' && Array.TrueForAll(text.ToCharArray(), static c =>
            c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or ':' or '.' or '/');
}

using System.Management.Automation.Language;

namespace EcsTaskDef.PowerShell.Errors;

/// <summary>
/// Texts as PowerShell code: the one place where a value becomes part of a line that runs, or that somebody copies. Whatever the value
/// is, it is one argument with just this text.
/// </summary>
internal static class PowerShellText
{
    /// <summary>The text as an argument: bare where nothing in it means anything to PowerShell, else quoted.</summary>
    public static string Argument(string text) => IsBare(text) ? text : Quote(text);

    /// <summary>
    /// The text in quotes. PowerShell takes five characters for a single quote; its own CodeGeneration doubles them. What cannot be seen is
    /// written as a number, so that a line shows all that it does.
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
                // A backtick before a letter means something else than the letter.
                if (!char.IsLetterOrDigit(character, 0)) code.Append('`');
                code.Append(character);
                continue;
            }

            foreach (char unit in character) code.AppendFormat(CultureInfo.InvariantCulture, "$([char]0x{0:X4})", (int)unit);
        }

        return code.Append('"').ToString();
    }

    // A hyphen in front would make it a parameter.
    private static bool IsBare(string text) =>
        text.Length > 0 && text[0] != '-' && Array.TrueForAll(text.ToCharArray(), static c =>
            c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or ':' or '.' or '/');
}

using System;
using System.Management.Automation;

namespace EcsTaskDef.PowerShell.Parameters;

/// <summary>Puts one suggestion together.</summary>
internal static class Completion
{
    /// <summary>What is typed so far, without quotes.</summary>
    public static string Typed(string? wordToComplete) => (wordToComplete ?? "").Trim('\'', '"');

    /// <summary>True when a suggestion goes on where the user is.</summary>
    public static bool Continues(string suggestion, string typed) =>
        suggestion.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    /// <summary>A suggestion, quoted where PowerShell needs it.</summary>
    public static CompletionResult Of(string text, string tooltip)
    {
        bool isPlain = Array.TrueForAll(text.ToCharArray(), static c => char.IsLetterOrDigit(c) || c is '-' or '_' or ':');
        string quoted = isPlain ? text : "'" + text.Replace("'", "''") + "'";
        return new CompletionResult(quoted, text, CompletionResultType.ParameterValue, tooltip);
    }
}

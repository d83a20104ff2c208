namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Makes suggestions.</summary>
internal static class Completion
{
    /// <summary>The word so far, without quotes.</summary>
    public static string Typed(string? wordToComplete) => (wordToComplete ?? "").Trim('\'', '"');

    /// <summary>True when a suggestion begins with the word so far.</summary>
    public static bool Continues(string suggestion, string typed) =>
        suggestion.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    /// <summary>A suggestion, quoted where necessary; list and tooltip show hidden characters.</summary>
    public static CompletionResult Of(string text, string tooltip) =>
#pragma warning disable RS0030 // This is the place that may.
        new(PowerShellText.Argument(text), Shown(text), CompletionResultType.ParameterValue, Shown(tooltip));
#pragma warning restore RS0030

    // PowerShell refuses an empty text.
    private static string Shown(string text) => text.Length == 0 ? " " : VisibleText.Of(text);
}

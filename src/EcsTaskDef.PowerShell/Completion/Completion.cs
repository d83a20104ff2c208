namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Puts one suggestion together.</summary>
internal static class Completion
{
    /// <summary>What is typed so far, without quotes.</summary>
    public static string Typed(string? wordToComplete) => (wordToComplete ?? "").Trim('\'', '"');

    /// <summary>True when a suggestion goes on where the user is.</summary>
    public static bool Continues(string suggestion, string typed) =>
        suggestion.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    /// <summary>A suggestion, quoted where PowerShell needs it; the list and the tooltip show what is hidden.</summary>
    public static CompletionResult Of(string text, string tooltip) =>
#pragma warning disable RS0030 // This is the place that may.
        new(PowerShellText.Argument(text), Shown(text), CompletionResultType.ParameterValue, Shown(tooltip));
#pragma warning restore RS0030

    // PowerShell takes no empty text.
    private static string Shown(string text) => text.Length == 0 ? " " : VisibleText.Of(text);
}

namespace EcsTaskDef.PowerShell.Errors;

/// <summary>What a parameter's transformation refuses an argument with. PowerShell shows its text, and the argument may come from anywhere.</summary>
internal static class ArgumentRefusal
{
    /// <summary>The exception, with a text that can be shown.</summary>
    /// <param name="message">What is wrong with the argument, and what to write instead.</param>
    /// <param name="isCast">True where PowerShell shall look for other parameters that the argument may mean.</param>
    public static ArgumentTransformationMetadataException Of(string message, bool isCast = false)
    {
        string shown = VisibleText.Of(message);
#pragma warning disable RS0030 // This is the place that may.
        return isCast
            ? new ArgumentTransformationMetadataException(shown, new PSInvalidCastException(shown))
            : new ArgumentTransformationMetadataException(shown);
#pragma warning restore RS0030
    }
}

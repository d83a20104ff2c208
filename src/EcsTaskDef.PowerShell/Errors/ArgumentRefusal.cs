namespace EcsTaskDef.PowerShell.Errors;

/// <summary>Refuses an argument. PowerShell shows the text of the exception, and the argument may come from anywhere.</summary>
internal static class ArgumentRefusal
{
    /// <param name="message">What is wrong with the argument, and what to write instead.</param>
    /// <param name="isCast">True to let PowerShell try the argument on other parameters.</param>
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

// The one file where a cmdlet speaks to its host (BannedSymbols.txt).
#pragma warning disable RS0030

namespace EcsTaskDef.PowerShell.Errors;

/// <summary>
/// A cmdlet that says nothing a terminal would obey or hide, whatever the names and texts are that it speaks of. Its objects keep their
/// true values; what views show of them is in <c>Views/ItemView.cs</c>, and errors go through <see cref="Errors.ErrorTranslator"/>.
/// </summary>
public abstract class VisibleCommand : PSCmdlet
{
    /// <summary>Tells the story. With -Debug PowerShell would ask about each sentence: it goes where the reasons go then.</summary>
    private protected new void WriteVerbose(string text)
    {
        if (MyInvocation.BoundParameters.ContainsKey("Debug")) WriteDebug(text);
        else base.WriteVerbose(VisibleText.Of(text));
    }

    private protected new void WriteDebug(string text) => base.WriteDebug(VisibleText.Of(text));

    private protected new void WriteWarning(string text) => base.WriteWarning(VisibleText.Of(text));

    internal new void WriteProgress(ProgressRecord progress)
    {
        progress.Activity = VisibleText.Of(progress.Activity);
        progress.StatusDescription = VisibleText.Of(progress.StatusDescription);
        base.WriteProgress(progress);
    }

    private protected new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(VisibleText.Of(target), VisibleText.Of(action));

    /// <summary>Writes a line at the prompt.</summary>
    private protected void WriteLine(string line) => Host.UI.WriteLine(line);

    /// <summary>Asks at the prompt.</summary>
    /// <returns>The answer; null when nobody gives one.</returns>
    private protected string? Prompt(string question)
    {
        Host.UI.Write(VisibleText.Of(question) + ": ");
        return Host.UI.ReadLine();
    }
}

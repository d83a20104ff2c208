
// The one file where a cmdlet speaks to its host (BannedSymbols.txt).
#pragma warning disable RS0030

namespace EcsTaskDef.PowerShell.Errors;

/// <summary>
/// A cmdlet that says nothing a terminal would obey or hide, whatever the names and texts are that it speaks of. Its objects keep their
/// true values; what views show of them is in <c>Views/ItemView.cs</c>, and errors go through <see cref="ErrorTranslator"/>.
/// </summary>
public abstract class VisibleCommand : PSCmdlet
{
    /// <summary>Tells the story. With -Debug PowerShell would ask about each sentence: it goes where the reasons go then.</summary>
    internal new void WriteVerbose(string text)
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

    internal new bool ShouldProcess(string target, string action) => base.ShouldProcess(VisibleText.Of(target), VisibleText.Of(action));

    /// <summary>Writes a line at the prompt.</summary>
    private protected void WriteLine(string line) => Host.UI.WriteLine(line);

    /// <summary>Asks at the prompt.</summary>
    /// <returns>The answer; null when nobody gives one.</returns>
    private protected string? Prompt(string question)
    {
        Host.UI.Write(VisibleText.Of(question) + ": ");
        return Host.UI.ReadLine();
    }

    /// <summary>Writes an error of one item.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="target">The user's input.</param>
    /// <param name="advice">What to do next, where the cmdlet knows better than the error.</param>
    private protected void WriteError(Exception exception, object? target, string? advice = null) =>
        WriteError(ErrorTranslator.Translate(exception, target, advice));

    /// <summary>
    /// Does something for one item; its failure is an error of that item and the next one follows. Nothing is written to the pipeline
    /// inside: an exception from further down the pipeline is not ours to translate.
    /// </summary>
    /// <param name="target">The user's input.</param>
    /// <param name="work">What to do.</param>
    /// <param name="result">The result.</param>
    /// <param name="advise">What to do next, where the cmdlet knows better than the error; may answer null.</param>
    private protected bool Try<T>(object? target, Func<T> work, out T result, Func<EcsException, string?>? advise = null)
    {
        try
        {
            result = work();
            return true;
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            result = default!;
            EcsException error = ErrorText.Explain(exception);
            WriteError(error, target, AdviceFor(error, advise));
            return false;
        }
    }

    /// <summary>Does something without which the command cannot go on: its failure ends the command.</summary>
    private protected T Require<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            ThrowTerminatingError(ErrorTranslator.Translate(exception, null));
            throw;
        }
    }

    /// <summary>True for somebody who stops at an error, or wants to be asked: what comes behind it must not be done already.</summary>
    private protected bool StopsAtError
    {
        get
        {
            object? preference = MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given)
                ? given : GetVariableValue("ErrorActionPreference");
            return LanguagePrimitives.TryConvertTo(preference, out ActionPreference action)
                && action is ActionPreference.Stop or ActionPreference.Inquire;
        }
    }

    // Advice may ask the registry, and must not put its own trouble in the place of the user's.
    private static string? AdviceFor(EcsException error, Func<EcsException, string?>? advise)
    {
        try
        {
            return advise?.Invoke(error);
        }
        catch (EcsException)
        {
            return null;
        }
    }
}

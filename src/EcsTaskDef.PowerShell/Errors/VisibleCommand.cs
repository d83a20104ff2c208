// The one file where a cmdlet speaks to its host (BannedSymbols.txt).
#pragma warning disable RS0030

namespace EcsTaskDef.PowerShell.Errors;

/// <summary>
/// A cmdlet whose messages and errors contain nothing that a terminal would obey or hide, whatever names and texts they quote. Its
/// objects keep their values; <c>Views/ItemView.cs</c> makes what views show visible, <see cref="ErrorTranslator"/> the errors.
/// </summary>
public abstract class VisibleCommand : PSCmdlet
{
    /// <summary>Writes a verbose message; with -Debug, where PowerShell would ask after each, a debug message.</summary>
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

    private protected void WriteLine(string line) => Host.UI.WriteLine(line);

    /// <summary>Asks at the prompt; null = no answer.</summary>
    private protected string? Prompt(string question)
    {
        Host.UI.Write(VisibleText.Of(question) + ": ");
        return Host.UI.ReadLine();
    }

    private protected virtual void WriteError(Exception exception, object? target, string? advice = null)
    {
        EcsException error = ErrorText.Explain(exception);
        WriteError(ErrorTranslator.Translate(error, target, AdviceFor(error, AdviceOnMissing) ?? advice));
    }

    /// <summary>What to do about a name that nothing has, which goes before all other advice; null = nothing better than that.</summary>
    private protected virtual string? AdviceOnMissing(EcsException error) => null;

    /// <summary>
    /// Does something for one item. A failure is an error of that item, and the command goes on. The work must not write to the pipeline:
    /// an exception of the next command is not ours to translate.
    /// </summary>
    /// <param name="target">The user's input.</param>
    /// <param name="work">The work.</param>
    /// <param name="result">Its result.</param>
    /// <param name="advise">What to do next, where the cmdlet knows better than the error; may return null.</param>
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
            BeforeError();
            EcsException error = ErrorText.Explain(exception);
            WriteError(error, target, AdviceFor(error, advise));
            return false;
        }
    }

    /// <summary>Does something that the command depends on: a failure ends the command.</summary>
    private protected T Require<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            BeforeError();
            ThrowTerminatingError(ErrorTranslator.Translate(exception, null));
            throw;
        }
    }

    /// <summary>Writes what has to come before an error.</summary>
    private protected virtual void BeforeError()
    {
    }

    /// <summary>True where an error stops the command or asks the user: nothing after it may have been done by then.</summary>
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

    // Advice may ask the registry, whose errors must not replace the one that the user gets.
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

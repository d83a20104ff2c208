using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Input;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>One input of a batch: what was read of it, or why it could not be.</summary>
/// <param name="Target">The user's input.</param>
/// <param name="Text">What it says; null when it could not be read.</param>
/// <param name="Request">What is to be registered; null when it could not be read.</param>
/// <param name="Error">Why it could not be read, or would be refused.</param>
internal sealed record RegistrationInput(
    object? Target, Registration? Text, RegisterTaskDefinitionRequest? Request, EcsException? Error = null)
{
    /// <summary>What is registered, as people are asked about it.</summary>
    public string Name => Request?.Family ?? "a task definition without a family";

    /// <summary>Reads an input.</summary>
    public static RegistrationInput Read(object? target, Func<Registration> read)
    {
        Registration? text = null;
        try
        {
            text = read();
            return new RegistrationInput(target, text, text.Read());
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            return new RegistrationInput(target, text, null, ErrorText.Explain(exception));
        }
    }

    /// <summary>The same, with the error that it would be refused with.</summary>
    public RegistrationInput Rehearse(Action<RegisterTaskDefinitionRequest> rehearse)
    {
        try
        {
            if (Request is not null) rehearse(Request);
            return this;
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            return this with { Error = ErrorText.Explain(exception) };
        }
    }
}

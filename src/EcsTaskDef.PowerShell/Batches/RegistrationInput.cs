using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Batches;

/// <summary>One input of a batch: its content, or why it could not be read.</summary>
/// <param name="Target">The user's input.</param>
/// <param name="Text">Its text; null when it could not be read.</param>
/// <param name="Request">The request; null when it could not be read.</param>
/// <param name="Error">Why it could not be read, or would be refused.</param>
internal sealed record RegistrationInput(
    object? Target, Registration? Text, RegisterTaskDefinitionRequest? Request, EcsException? Error = null)
{
    /// <summary>Its name in the question for confirmation.</summary>
    public string Name => Request?.Family ?? "a task definition without a family";

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

    /// <summary>The findings about members whose names are misspelt: ECS would drop them in silence.</summary>
    public IReadOnlyList<TaskDefinitionFinding> FindMisspelt() => Request is null ? [] : Text!.FindMisspelt();

    /// <summary>The same, with the error that registering it would cause.</summary>
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

namespace EcsTaskDef.PowerShell.Batches;

/// <summary>Registers many inputs in one change of the store; those that could not be read keep their place.</summary>
internal static class RegistrationBatch
{
    /// <param name="registry">The registry.</param>
    /// <param name="options">The options of each registration.</param>
    /// <param name="stopsAtError">Whether to try nothing after the first error.</param>
    /// <param name="pause">As in <see cref="ChangeBatch{TItem, TOutcome}"/>.</param>
    /// <param name="run">Runs the registration.</param>
    public static ChangeBatch<RegistrationInput, RegistrationOutcome> Begin(
        IRegistry registry, RegistrationOptions options, bool stopsAtError, TimeSpan? pause,
        Func<Func<CancellationToken, ValueTask<IReadOnlyList<RegistrationOutcome>>>, IReadOnlyList<RegistrationOutcome>> run) => new(
        inputs => Register(
            inputs, stopsAtError, requests => run(token => registry.RegisterManyAsync(requests, options, stopsAtError, token))),
        RegistrationOptions.MaxBatch, pause);

    /// <param name="inputs">The inputs.</param>
    /// <param name="stopsAtError">Whether to try nothing after the first error.</param>
    /// <param name="register">Registers in one change; returns an outcome for each that was tried.</param>
    public static IReadOnlyList<RegistrationOutcome> Register(
        IReadOnlyList<RegistrationInput> inputs, bool stopsAtError,
        Func<IReadOnlyList<RegisterTaskDefinitionRequest>, IReadOnlyList<RegistrationOutcome>> register)
    {
        IEnumerable<RegistrationInput> tried = stopsAtError ? inputs.TakeWhile(static input => input.Error is null) : inputs;
        RegisterTaskDefinitionRequest[] requests =
            tried.Where(static input => input.Error is null).Select(static input => input.Request!).ToArray();
        Queue<RegistrationOutcome> registered = new(requests.Length > 0 ? register(requests) : []);
        List<RegistrationOutcome> outcomes = new(inputs.Count);
        foreach (RegistrationInput input in inputs)
        {
            if (input.Error is null && registered.Count == 0) break;
            RegistrationOutcome outcome = input.Error is null ? registered.Dequeue() : new RegistrationOutcome { Error = input.Error };
            outcomes.Add(outcome);
            if (stopsAtError && outcome.Error is not null) break;
        }

        return outcomes;
    }
}

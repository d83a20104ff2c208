using EcsTaskDef.Engine;

namespace EcsTaskDef.PowerShell.Batches;

/// <summary>Many inputs as one change of the store; what could not be read keeps its place among the others.</summary>
internal static class RegistrationBatch
{
    /// <summary>A batch of a command, which registers in a registry.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="options">What holds for each of them.</param>
    /// <param name="stopsAtError">Those behind the first error are not tried.</param>
    /// <param name="pause">As <see cref="ChangeBatch{TItem, TOutcome}"/> takes it.</param>
    /// <param name="wait">Waits for the registry.</param>
    public static ChangeBatch<RegistrationInput, RegistrationOutcome> Begin(
        LocalRegistry registry, RegistrationOptions options, bool stopsAtError, TimeSpan? pause,
        Func<Func<CancellationToken, ValueTask<IReadOnlyList<RegistrationOutcome>>>, IReadOnlyList<RegistrationOutcome>> wait) => new(
        inputs => Register(inputs, stopsAtError, requests => wait(token => registry.RegisterManyAsync(requests, options, stopsAtError, token))),
        RegistrationOptions.MaxBatch, pause);

    /// <param name="inputs">The inputs.</param>
    /// <param name="stopsAtError">Those behind the first error are not tried.</param>
    /// <param name="register">Registers in one change; answers an outcome for each that was tried.</param>
    public static IReadOnlyList<RegistrationOutcome> Register(
        IReadOnlyList<RegistrationInput> inputs, bool stopsAtError,
        Func<IReadOnlyList<RegisterTaskDefinitionRequest>, IReadOnlyList<RegistrationOutcome>> register)
    {
        IEnumerable<RegistrationInput> tried = stopsAtError ? inputs.TakeWhile(static input => input.Error is null) : inputs;
        RegisterTaskDefinitionRequest[] requests = tried.Where(static input => input.Error is null).Select(static input => input.Request!).ToArray();
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

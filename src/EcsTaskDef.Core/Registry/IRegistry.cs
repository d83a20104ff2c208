namespace EcsTaskDef.Registry;

/// <summary>
/// What a registry of our own can do with a registration beyond ECS's call: leave it where nothing changed, take tags over,
/// keep a note. A sibling of <see cref="ITaskDefinitionRegistry"/>.
/// </summary>
public interface ITaskDefinitionRegistrar
{
    /// <summary>
    /// Registers the next revision of a family, by ECS's rules. With <see cref="RegistrationOptions.IfChanged"/> it compares
    /// and registers in one step: however many ask at once, in however many processes, one revision comes of it.
    /// </summary>
    /// <exception cref="EcsException">
    /// ECS refuses the definition, whether it changed or not; or the note is too long (<c>NoteTooLong</c>).
    /// </exception>
    ValueTask<RegistrationResult> RegisterAsync(
        RegisterTaskDefinitionRequest request, RegistrationOptions options, CancellationToken cancellationToken = default);

    /// <summary>
    /// Registers many definitions in one change of the store: a crash leaves all of it or nothing, and it waits for the disk
    /// once. Each is judged by itself, after those before it: two of one family get two numbers, and what is asked for on
    /// condition is compared with what the batch has registered so far.
    /// </summary>
    /// <param name="requests">At most <see cref="RegistrationOptions.MaxBatch"/> definitions.</param>
    /// <param name="options">How to register; the same for all.</param>
    /// <param name="stopAtFirstError">
    /// Ends with the first that is refused: those before it are kept, those behind it are not tried.
    /// </param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>One outcome for each that was tried, in their order.</returns>
    /// <exception cref="EcsException">The note is too long (<c>NoteTooLong</c>), or the store fails: nothing is registered.</exception>
    ValueTask<IReadOnlyList<RegistrationOutcome>> RegisterManyAsync(
        IReadOnlyList<RegisterTaskDefinitionRequest> requests, RegistrationOptions options, bool stopAtFirstError = false,
        CancellationToken cancellationToken = default);
}

namespace EcsTaskDef.Registry;

/// <summary>
/// Many revisions in one change of the store: a crash leaves all of it or nothing, and it waits for the disk once. Each
/// revision is judged by itself as ECS's own operation would. A sibling of <see cref="ITaskDefinitionRegistry"/>.
/// </summary>
public interface IRevisionBatches
{
    /// <summary>Turns revisions INACTIVE, as DeregisterTaskDefinition does with one.</summary>
    /// <param name="taskDefinitions"><c>family:revision</c> or ARNs.</param>
    /// <param name="stopAtFirstError">
    /// Ends with the first that is refused: those before it are kept, those behind it are not tried.
    /// </param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>One outcome for each that was tried, in their order.</returns>
    ValueTask<IReadOnlyList<RevisionOutcome>> DeregisterManyAsync(
        IReadOnlyList<string> taskDefinitions, bool stopAtFirstError = false, CancellationToken cancellationToken = default);

    /// <summary>
    /// Submits INACTIVE revisions for deletion, as DeleteTaskDefinitions does with ten. What it calls a failure, which has
    /// a reason and no code, is a <c>ClientException</c> here.
    /// </summary>
    /// <inheritdoc cref="DeregisterManyAsync"/>
    ValueTask<IReadOnlyList<RevisionOutcome>> DeleteManyAsync(
        IReadOnlyList<string> taskDefinitions, bool stopAtFirstError = false, CancellationToken cancellationToken = default);
}

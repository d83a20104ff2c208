using EcsTaskDef.Registry;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RevisionOutcome>> DeregisterManyAsync(
        IReadOnlyList<string> taskDefinitions, bool stopAtFirstError = false, CancellationToken cancellationToken = default) =>
        ChangeManyAsync(
            taskDefinitions,
            stopAtFirstError,
            static () => static (registry, look, change, input) => registry.Deregister(look, change, registry.RevisionToDeregister(input)),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RevisionOutcome>> DeleteManyAsync(
        IReadOnlyList<string> taskDefinitions, bool stopAtFirstError = false, CancellationToken cancellationToken = default) =>
        ChangeManyAsync(
            taskDefinitions,
            stopAtFirstError,
            static () =>
            {
                HashSet<(string, int)> done = new();
                return (registry, look, change, input) =>
                    registry.Delete(look, change, input, done, out TaskDefinitionDocument? document) is { } reason
                        ? throw EcsErrors.Client(reason)
                        : document;
            },
            cancellationToken);

    // A store may ask for a decision twice: what is remembered of the batch begins anew with each.
    private ValueTask<IReadOnlyList<RevisionOutcome>> ChangeManyAsync(
        IReadOnlyList<string> inputs,
        bool stopAtFirstError,
        Func<Func<LocalRegistry, Look, Change, string, TaskDefinitionDocument?>> begin,
        CancellationToken cancellationToken) =>
        ChangeAsync<IReadOnlyList<RevisionOutcome>>((look, change) =>
        {
            Func<LocalRegistry, Look, Change, string, TaskDefinitionDocument?> decide = begin();
            List<RevisionOutcome> outcomes = new(inputs.Count);
            foreach (string input in Each(inputs, cancellationToken))
            {
                try
                {
                    outcomes.Add(new RevisionOutcome { Input = input, TaskDefinition = decide(this, look, change, input) });
                }
                catch (EcsException refusal) when (refusal.Kind == EcsErrorKind.Refusal)
                {
                    outcomes.Add(new RevisionOutcome { Input = input, Error = refusal });
                    if (stopAtFirstError) break;
                }
            }

            return outcomes;
        }, cancellationToken);
}

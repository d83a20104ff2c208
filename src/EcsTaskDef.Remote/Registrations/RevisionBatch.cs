using EcsTaskDef.Planning;
using EcsTaskDef.Remote.Errors;

namespace EcsTaskDef.Remote.Registrations;

/// <summary>
/// Deregisters and deletes many revisions: deregistrations one by one at ECS's pace, deletions in tens. Each item's outcome is reported;
/// after a fault of the connection nothing more is sent.
/// </summary>
internal sealed class RevisionBatch(RemoteRegion region)
{
    private const int DeletionsAtOnce = 10, AtOnce = 4;

    public ValueTask<IReadOnlyList<RevisionOutcome>> DeregisterAsync(
        IReadOnlyList<string> names, bool stopAtFirstError, CancellationToken cancellationToken) =>
        EachAsync(names, 1, stopAtFirstError, async (some, token) =>
        {
            DeregisterTaskDefinitionResponse answer = await region
                .CallAsync<DeregisterTaskDefinitionRequest, DeregisterTaskDefinitionResponse>(
                    "DeregisterTaskDefinition", new() { TaskDefinition = some[0] }, token).ConfigureAwait(false);
            return [new RevisionOutcome { Input = some[0], TaskDefinition = answer.TaskDefinition }];
        }, cancellationToken);

    public async ValueTask<IReadOnlyList<RevisionOutcome>> DeleteAsync(
        IReadOnlyList<string> names, bool stopAtFirstError, CancellationToken cancellationToken)
    {
        // A revision that is named twice is deleted once.
        string[] keys = [.. names.Select(KeyOf)];
        string[] once = [.. names.Where((_, i) => Array.IndexOf(keys, keys[i]) == i)];
        Dictionary<string, RevisionOutcome> outcomes = new(StringComparer.Ordinal);
        foreach (RevisionOutcome one in await DeleteOnceAsync(once, stopAtFirstError, cancellationToken).ConfigureAwait(false))
            outcomes[KeyOf(one.Input)] = one;
        return [.. names.Select((name, i) => !outcomes.TryGetValue(keys[i], out RevisionOutcome? one) ? null
            : Array.IndexOf(keys, keys[i]) == i ? one : new RevisionOutcome { Input = name, Error = one.Error }).OfType<RevisionOutcome>()];
    }

    private ValueTask<IReadOnlyList<RevisionOutcome>> DeleteOnceAsync(
        IReadOnlyList<string> names, bool stopAtFirstError, CancellationToken cancellationToken) =>
        EachAsync(names, stopAtFirstError ? 1 : DeletionsAtOnce, stopAtFirstError, async (some, token) =>
        {
            DeleteTaskDefinitionsResponse answer = await region.CallAsync<DeleteTaskDefinitionsRequest, DeleteTaskDefinitionsResponse>(
                "DeleteTaskDefinitions", new() { TaskDefinitions = some }, token).ConfigureAwait(false);
            Queue<Failure> failures = new(answer.Failures);
            Dictionary<string, TaskDefinitionDocument> deleted = new(StringComparer.Ordinal);
            foreach (TaskDefinitionDocument one in answer.TaskDefinitions) deleted[KeyOf(one.Value.TaskDefinitionArn ?? "")] = one;
            return [.. some.Select(name => OutcomeOf(name, failures, deleted))];
        }, cancellationToken);

    // Failures are in the order of the inputs, and name each as it was given. A revision that was named before has neither.
    private static RevisionOutcome OutcomeOf(string name, Queue<Failure> failures, Dictionary<string, TaskDefinitionDocument> deleted)
    {
        if (failures.TryPeek(out Failure? failure) && (failure.Arn == name || KeyOf(failure.Arn) == KeyOf(name)))
        {
            failures.Dequeue();
            return new RevisionOutcome { Input = name, Error = RemoteErrors.Failure(failure) };
        }

        return new RevisionOutcome { Input = name, TaskDefinition = deleted.Remove(KeyOf(name), out TaskDefinitionDocument? one) ? one
            : null };
    }

    private static string KeyOf(string name) => ListedRevision.Read(name, default) is { } one ? $"{one.Family}:{one.Revision}" : name;

    private async ValueTask<IReadOnlyList<RevisionOutcome>> EachAsync(
        IReadOnlyList<string> names, int size, bool stopAtFirstError,
        Func<string[], CancellationToken, ValueTask<IReadOnlyList<RevisionOutcome>>> change, CancellationToken cancellationToken)
    {
        EcsException? fault = null;
        string[][] batches = [.. names.Chunk(size)];
        Action counted = region.Counted(StoreWork.ChangingOneByOne, names.Count);
        if (!stopAtFirstError)
        {
            IReadOnlyList<RevisionOutcome>[] all =
                await Bounded.SelectAsync(batches, ChangeAsync, cancellationToken, AtOnce).ConfigureAwait(false);
            return [.. all.SelectMany(static some => some)];
        }

        List<RevisionOutcome> outcomes = [];
        foreach (string[] batch in batches)
        {
            outcomes.AddRange(await ChangeAsync(batch, cancellationToken).ConfigureAwait(false));
            if (outcomes[^1].Error is not null) break;
        }

        return outcomes;

        async ValueTask<IReadOnlyList<RevisionOutcome>> ChangeAsync(string[] some, CancellationToken token)
        {
            if (Volatile.Read(ref fault) is { } known) return Refused(RemoteErrors.NotTried(known));
            try
            {
                IReadOnlyList<RevisionOutcome> changed = await change(some, token).ConfigureAwait(false);
                foreach (RevisionOutcome _ in changed) counted();
                return changed;
            }
            catch (EcsException error)
            {
                if (error.Kind == EcsErrorKind.Fault) Volatile.Write(ref fault, error);
                return Refused(error);
            }

            RevisionOutcome[] Refused(EcsException error) => [.. some.Select(name => new RevisionOutcome { Input = name, Error = error })];
        }
    }
}

using EcsTaskDef.Engine.Region;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.TaskDefinitions;

/// <summary>Submits INACTIVE revisions for deletion (docs/ECS.md §4.6).</summary>
internal sealed class DeleteTaskDefinitions(RegionEngine region)
{
    private const int MaxDeletions = 10;

    public async ValueTask<DeleteTaskDefinitionsResponse> RunAsync(
        DeleteTaskDefinitionsRequest request, CancellationToken cancellationToken)
    {
        if (request.TaskDefinitions is null or { Count: 0 }) throw EcsErrors.InvalidParameter(SR.DeleteListEmpty);
        if (request.TaskDefinitions.Count > MaxDeletions) throw EcsErrors.InvalidParameter(SR.DeleteListTooLong);

        return await region.ChangeAsync((view, change) =>
        {
            List<TaskDefinitionDocument> deleted = new();
            List<Failure> failures = new();
            HashSet<(string, int)> done = new();
            foreach (string input in request.TaskDefinitions)
            {
                if (Delete(view, change, input, done, out TaskDefinitionDocument? document) is { } reason)
                    failures.Add(new Failure { Arn = input, Reason = reason });
                else if (document is not null)
                    deleted.Add(document);
            }

            return new DeleteTaskDefinitionsResponse { TaskDefinitions = deleted, Failures = failures };
        }, ReadPlans.OfNames(request.TaskDefinitions), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes many in one change; a reason is a <c>ClientException</c> here.</summary>
    public ValueTask<IReadOnlyList<RevisionOutcome>> RunManyAsync(
        IReadOnlyList<string> inputs, bool stopAtFirstError, CancellationToken cancellationToken) =>
        RevisionBatch.ChangeAsync(region, inputs, stopAtFirstError, () =>
        {
            HashSet<(string, int)> done = new();
            return (view, change, input) => Delete(view, change, input, done, out TaskDefinitionDocument? document) is { } reason
                ? throw Refusal(reason, input)
                : document;
        }, cancellationToken);

    private static EcsException Refusal(string reason, string input) => reason == SR.DeleteUnknown
        ? EcsErrors.Missing(EcsErrorCodes.Client, new MissingResource(MissingResource.TaskDefinition, input), reason)
        : EcsErrors.Client(reason);

    // Gives ECS's reason, or null and the document; neither for a revision that the same request named before.
    private string? Delete(
        RevisionView view, Change change, string input, HashSet<(string, int)> done, out TaskDefinitionDocument? document)
    {
        document = null;
        if (region.IdentifiersIn(view.Stored).TryRevision(input, out bool isElsewhere) is not { } reference) return SR.DeleteInvalid;
        if (isElsewhere || view.Find(reference) is not { } revision) return SR.DeleteUnknown;
        if (revision.Status == RevisionStatus.Active) return SR.DeleteActive;

        // Duplicates are processed once (docs/ECS.md §4.6 [guess]).
        if (!done.Add((revision.Family, revision.Revision))) return null;
        document = view.Document(region.Advance(view.Stored, change, revision, RevisionEvent.Delete), revision.Status);
        return null;
    }
}

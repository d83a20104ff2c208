using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    private const int MaxDeletions = 10;

    /// <inheritdoc/>
    public async ValueTask<DeleteTaskDefinitionsResponse> DeleteTaskDefinitionsAsync(
        DeleteTaskDefinitionsRequest request, CancellationToken cancellationToken = default)
    {
        if (request.TaskDefinitions is null or { Count: 0 }) throw EcsErrors.InvalidParameter(SR.DeleteListEmpty);
        if (request.TaskDefinitions.Count > MaxDeletions) throw EcsErrors.InvalidParameter(SR.DeleteListTooLong);

        return await ChangeAsync((look, change) =>
        {
            List<TaskDefinitionDocument> deleted = new();
            List<Failure> failures = new();
            HashSet<(string, int)> done = new();
            foreach (string input in request.TaskDefinitions)
            {
                if (Delete(look, change, input, done, out TaskDefinitionDocument? document) is { } reason)
                    failures.Add(new Failure { Arn = input, Reason = reason });
                else if (document is not null)
                    deleted.Add(document);
            }

            return new DeleteTaskDefinitionsResponse { TaskDefinitions = deleted, Failures = failures };
        }, cancellationToken).ConfigureAwait(false);
    }

    // Gives ECS's reason, or null and the document; neither for a revision that the same request named before.
    private string? Delete(
        Look look, Change change, string input, HashSet<(string, int)> done, out TaskDefinitionDocument? document)
    {
        document = null;
        if (Identifiers.TryRevision(input, out bool isElsewhere) is not { } reference) return SR.DeleteInvalid;
        if (isElsewhere || Find(look, reference) is not { } revision) return SR.DeleteUnknown;
        if (revision.Status == RevisionStatus.Active) return SR.DeleteActive;

        // Duplicates are processed once (docs/ECS.md §4.6 [guess]).
        if (!done.Add((revision.Family, revision.Revision))) return null;
        RevisionStatus next = RevisionLifecycle.Next(revision.Status, RevisionEvent.Delete);
        if (next != revision.Status)
            change.Add(new RevisionStatusChanged(revision.Family, revision.Revision, NextEventTime(revision), next));
        document = Document(look.View, revision with { Status = next }, revision.Status);
        return null;
    }
}

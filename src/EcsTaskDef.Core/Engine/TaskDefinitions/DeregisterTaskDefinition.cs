using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<DeregisterTaskDefinitionResponse> DeregisterTaskDefinitionAsync(
        DeregisterTaskDefinitionRequest request, CancellationToken cancellationToken = default)
    {
        TaskDefinitionReference reference = RevisionToDeregister(request.TaskDefinition);
        return await ChangeAsync(
            (look, change) => new DeregisterTaskDefinitionResponse { TaskDefinition = Deregister(look, change, reference) },
            cancellationToken).ConfigureAwait(false);
    }

    private TaskDefinitionReference RevisionToDeregister(string? input)
    {
        TaskDefinitionReference reference = Identifiers.TaskDefinition(input, toStart: false);
        if (reference.Revision is null)
            throw EcsErrors.InvalidParameter(SR.RevisionMissing, Texts.Format(SR.AdviceDeregister, reference.Family));
        return reference;
    }

    private TaskDefinitionDocument Deregister(Look look, Change change, TaskDefinitionReference reference)
    {
        RevisionFact revision = Find(look, reference)
            ?? throw EcsErrors.Client(SR.DeregisterUnknown, AdviceUnknown);
        if (revision.Status == RevisionStatus.DeleteInProgress) throw EcsErrors.Client(SR.DeregisterDeleting, SR.AdviceDeleting);

        RevisionStatus next = RevisionLifecycle.Next(revision.Status, RevisionEvent.Deregister);
        bool first = next != revision.Status;
        if (first) change.Add(new RevisionStatusChanged(revision.Family, revision.Revision, NextEventTime(revision), next));

        // The first answer has no deregisteredAt; every later one has (docs/ECS.md §4.2 [captured]).
        RevisionFact after = revision with { Status = next };
        return Document(look.View, after, revision.Status, hideTime: first);
    }
}

using EcsTaskDef.Engine.Region;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.TaskDefinitions;

/// <summary>Makes a revision INACTIVE (docs/ECS.md §4.2).</summary>
internal sealed class DeregisterTaskDefinition(RegionEngine region)
{
    public async ValueTask<DeregisterTaskDefinitionResponse> RunAsync(
        DeregisterTaskDefinitionRequest request, CancellationToken cancellationToken)
    {
        TaskDefinitionReference reference = Reference(region.Identifiers, request.TaskDefinition);
        return await region.ChangeAsync(
            (view, change) => new DeregisterTaskDefinitionResponse { TaskDefinition = Deregister(view, change, reference) },
            ReadPlans.Of(reference), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deregisters many in one change.</summary>
    public ValueTask<IReadOnlyList<RevisionOutcome>> RunManyAsync(
        IReadOnlyList<string> inputs, bool stopAtFirstError, CancellationToken cancellationToken) =>
        RevisionBatch.ChangeAsync(
            region, inputs, stopAtFirstError,
            () => (view, change, input) => Deregister(view, change, Reference(region.IdentifiersIn(view.Stored), input)),
            cancellationToken);

    private static TaskDefinitionReference Reference(Identifiers identifiers, string? input)
    {
        TaskDefinitionReference reference = identifiers.TaskDefinition(input, toStart: false);
        if (reference.Revision is null)
            throw EcsErrors.InvalidParameter(SR.RevisionMissing, Texts.Format(SR.AdviceDeregister, reference.Family));
        return reference;
    }

    private TaskDefinitionDocument Deregister(RevisionView view, Change change, TaskDefinitionReference reference)
    {
        RevisionFact revision = view.Demand(reference, SR.DeregisterUnknown);
        if (revision.Status == RevisionStatus.DeleteInProgress) throw EcsErrors.Client(SR.DeregisterDeleting, SR.AdviceDeleting);

        // The first answer has no deregisteredAt; every later one has (docs/ECS.md §4.2 [captured]).
        RevisionFact after = region.Advance(view.Stored, change, revision, RevisionEvent.Deregister);
        return view.Document(after, revision.Status, hideTime: after.Status != revision.Status);
    }
}

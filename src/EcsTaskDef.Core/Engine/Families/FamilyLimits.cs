using EcsTaskDef.Planning;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FamilyLimitItem>> PlanLimitAsync(
        string family, FamilyLimit limit, CancellationToken cancellationToken = default) =>
        ReadAsync<IReadOnlyList<FamilyLimitItem>>(look => PlanLimit(look, family, limit, cancellationToken).ToArray(), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FamilyLimitItem>> ApplyLimitAsync(
        string family, FamilyLimit limit, IReadOnlyList<FamilyLimitItem> plan, CancellationToken cancellationToken = default)
    {
        HashSet<(int, FamilyLimitAction)> agreed = new(plan
            .Where(item => item.Family == family && item.Action != FamilyLimitAction.Keep)
            .Select(static item => (item.Revision, item.Action)));
        return ChangeAsync<IReadOnlyList<FamilyLimitItem>>((look, change) => Each(
                PlanLimit(look, family, limit, cancellationToken).Where(item => agreed.Contains((item.Revision, item.Action))).ToArray(), cancellationToken)
            .Select(item => item with { Status = Drop(look, change, item).ToText() })
            .ToArray(), cancellationToken);
    }

    private IEnumerable<FamilyLimitItem> PlanLimit(Look look, string family, FamilyLimit limit, CancellationToken cancellationToken)
    {
        // The index knows families only.
        if (!EcsName.IsValid(family)) return Array.Empty<FamilyLimitItem>();
        return FamilyLimitPlanner.Plan(
            Candidates(RevisionStatus.Active).Concat(Candidates(RevisionStatus.Inactive)).OrderByDescending(static c => c.Revision),
            limit,
            look.Now,
            number => look.IsInUse(family, number))
            .Select(step => new FamilyLimitItem
            {
                Family = family,
                Revision = step.Candidate.Revision,
                Status = step.Candidate.Status.ToText(),
                Action = step.Action,
                Reason = step.Reason,
                RegisteredAt = step.Candidate.RegisteredAt,
                TaskDefinitionArn = ArnOf(family, step.Candidate.Revision),
                Region = Region,
            });

        IEnumerable<FamilyLimitPlanner.Candidate> Candidates(RevisionStatus status) => look.View
            .ListRevisions(status, family, after: null, descending: true)
            .Select(one =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return look.GetRevision(one.Family, one.Revision);
            })
            .OfType<RevisionFact>()
            .Select(static fact => new FamilyLimitPlanner.Candidate(fact.Revision, fact.Status, fact.RegisteredAt));
    }

    private RevisionStatus Drop(Look look, Change change, FamilyLimitItem item)
    {
        RevisionFact revision = look.GetRevision(item.Family, item.Revision)!;
        RevisionStatus status = revision.Status;
        if (status == RevisionStatus.Active) Step(RevisionEvent.Deregister);
        if (item.Action == FamilyLimitAction.Delete) Step(RevisionEvent.Delete);
        return status;

        void Step(RevisionEvent revisionEvent)
        {
            status = RevisionLifecycle.Next(status, revisionEvent);
            DateTimeOffset at = NextEventTime(revision);
            change.Add(new RevisionStatusChanged(item.Family, item.Revision, at, status));
            revision = revision with { LastChangedAt = at };
        }
    }
}

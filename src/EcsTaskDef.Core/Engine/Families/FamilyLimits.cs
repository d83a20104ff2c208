using EcsTaskDef.Engine.Region;
using EcsTaskDef.Planning;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Families;

/// <summary>Limits how many revisions a family keeps.</summary>
internal sealed class FamilyLimits(RegionEngine region)
{
    public ValueTask<IReadOnlyList<FamilyLimitItem>> PlanAsync(string family, FamilyLimit limit, CancellationToken cancellationToken) =>
        region.ReadAsync<IReadOnlyList<FamilyLimitItem>>(view => Plan(view, family, limit, cancellationToken).ToArray(), cancellationToken);

    public ValueTask<IReadOnlyList<FamilyLimitItem>> ApplyAsync(
        string family, FamilyLimit limit, IReadOnlyList<FamilyLimitItem> plan, CancellationToken cancellationToken)
    {
        HashSet<(int, FamilyLimitAction)> agreed = new(plan
            .Where(item => item.Family == family && item.Action != FamilyLimitAction.Keep)
            .Select(static item => (item.Revision, item.Action)));
        return region.ChangeAsync<IReadOnlyList<FamilyLimitItem>>((view, change) =>
        {
            FamilyLimitItem[] items = Plan(view, family, limit, cancellationToken)
                .Where(item => agreed.Contains((item.Revision, item.Action))).ToArray();
            return region.Each(items, cancellationToken)
                .Select(item => item with { Status = Drop(view, change, item).ToText() }).ToArray();
        }, cancellationToken);
    }

    private IEnumerable<FamilyLimitItem> Plan(RevisionView view, string family, FamilyLimit limit, CancellationToken cancellationToken)
    {
        // The index knows families only.
        if (!EcsName.IsValid(family)) return Array.Empty<FamilyLimitItem>();
        return FamilyLimitPlanner.Plan(
            Candidates(RevisionStatus.Active).Concat(Candidates(RevisionStatus.Inactive)).OrderByDescending(static c => c.Revision),
            limit,
            view.Now,
            number => view.IsInUse(family, number))
            .Select(step => new FamilyLimitItem
            {
                Family = family,
                Revision = step.Candidate.Revision,
                Status = step.Candidate.Status.ToText(),
                Action = step.Action,
                Reason = step.Reason,
                RegisteredAt = step.Candidate.RegisteredAt,
                TaskDefinitionArn = view.Arns.TaskDefinition(family, step.Candidate.Revision),
                Region = region.Region,
            });

        IEnumerable<FamilyLimitPlanner.Candidate> Candidates(RevisionStatus status) => view.Stored
            .ListRevisions(status, family, after: null, descending: true)
            .Select(one =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return view.GetRevision(one.Family, one.Revision);
            })
            .OfType<RevisionFact>()
            .Select(static fact => new FamilyLimitPlanner.Candidate(fact.Revision, fact.Status, fact.RegisteredAt));
    }

    private RevisionStatus Drop(RevisionView view, Change change, FamilyLimitItem item)
    {
        RevisionFact revision = view.GetRevision(item.Family, item.Revision)!;
        if (revision.Status == RevisionStatus.Active) revision = region.Advance(view.Stored, change, revision, RevisionEvent.Deregister);
        if (item.Action == FamilyLimitAction.Delete) revision = region.Advance(view.Stored, change, revision, RevisionEvent.Delete);
        return revision.Status;
    }
}

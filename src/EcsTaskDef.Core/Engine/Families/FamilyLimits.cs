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
        return region.ChangeAsync<IReadOnlyList<FamilyLimitItem>>((view, change) =>
        {
            FamilyLimitItem[] items = FamilyLimitPlanner.Agreed(plan, Plan(view, family, limit, cancellationToken));
            return region.Each(items, cancellationToken)
                .Select(item => item with { Status = Drop(view, change, item).ToText() }).ToArray();
        }, EcsName.IsValid(family) ? ReadPlan.OfFamily(family) : null, cancellationToken);
    }

    private IEnumerable<FamilyLimitItem> Plan(RevisionView view, string family, FamilyLimit limit, CancellationToken cancellationToken)
    {
        // The index knows families only.
        if (!EcsName.IsValid(family)) return Array.Empty<FamilyLimitItem>();
        return FamilyLimitPlanner.Plan(
            family,
            region.Region,
            Candidates(RevisionStatus.Active).Concat(Candidates(RevisionStatus.Inactive)).OrderByDescending(static c => c.Revision),
            limit,
            view.Now,
            number => view.IsInUse(family, number));

        IEnumerable<FamilyLimitPlanner.Candidate> Candidates(RevisionStatus status) => view.Stored
            .ListRevisions(status, family, after: null, descending: true)
            .Select(one =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return view.GetRevision(one.Family, one.Revision);
            })
            .OfType<RevisionFact>()
            .Select(fact => new FamilyLimitPlanner.Candidate(
                fact.Revision, fact.Status, fact.RegisteredAt, view.Arns.TaskDefinition(family, fact.Revision)));
    }

    private RevisionStatus Drop(RevisionView view, Change change, FamilyLimitItem item)
    {
        RevisionFact revision = view.GetRevision(item.Family, item.Revision)!;
        if (revision.Status == RevisionStatus.Active) revision = region.Advance(view.Stored, change, revision, RevisionEvent.Deregister);
        if (item.Action == FamilyLimitAction.Delete) revision = region.Advance(view.Stored, change, revision, RevisionEvent.Delete);
        return revision.Status;
    }
}

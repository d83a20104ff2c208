using EcsTaskDef.Engine.Region;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine.Families;

/// <summary>Lists families by name, alone (docs/ECS.md §4.5) or with what is known of each.</summary>
internal sealed class FamilyListing(RegionEngine region)
{
    public async ValueTask<ListTaskDefinitionFamiliesResponse> ListAsync(
        ListTaskDefinitionFamiliesRequest request, CancellationToken cancellationToken)
    {
        int size = Paging.Size(request.MaxResults);
        DemandFamilyStatus(request.Status);
        string? prefix = Identifiers.FamilyFilter(request.FamilyPrefix);

        // The token is the last name of the page: readable as the other list's; ECS's form is not known [guess].
        if (request.NextToken is { } token && !EcsName.IsValid(token))
            throw Paging.TokenInvalid;

        return await region.RecallAsync(request, view =>
        {
            (IReadOnlyList<string> page, string? next) =
                Paging.Of(Families(view, request.Status, prefix, request.NextToken), size, static last => last);
            return new ListTaskDefinitionFamiliesResponse { Families = page, NextToken = next };
        }, static answer => 100 * answer.Families.Count, null, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<FamilySummary>> SummariesAsync(
        string? prefix, string? status, string? after, int maxResults, CancellationToken cancellationToken)
    {
        DemandFamilyStatus(status);
        return await region.ReadAsync(
            view => Families(view, status, prefix, after).Take(maxResults).Select(name => Summary(view, name)!).ToArray(),
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<FamilySummary?> SummaryAsync(string family, CancellationToken cancellationToken) =>
        region.ReadAsync(view => Summary(view, family), cancellationToken);

    private static void DemandFamilyStatus(string? status)
    {
        if (status is not null && !FamilyStatuses.All.Contains(status)) throw EcsErrors.NotOneOf("status", FamilyStatuses.All);
    }

    // Absent means both (docs/ECS.md §4.5).
    private static IEnumerable<string> Families(RevisionView view, string? status, string? prefix, string? after)
    {
        prefix ??= "";

        // No family can begin so; the index knows families only.
        if (prefix.Length > 0 && !EcsName.IsValid(prefix)) return Array.Empty<string>();
        return status switch
        {
            FamilyStatuses.Active => Listed(true),
            FamilyStatuses.Inactive => Listed(false),
            _ => Merge(Listed(true), Listed(false)),
        };

        IEnumerable<string> Listed(bool active) =>
            view.Stored.ListFamilies(active, prefix, after).Where(name => active || view.GetFamily(name) is not null);
    }

    // Both are in ordinal order and share no name.
    private static IEnumerable<string> Merge(IEnumerable<string> left, IEnumerable<string> right)
    {
        using IEnumerator<string> a = left.GetEnumerator(), b = right.GetEnumerator();
        bool hasA = a.MoveNext(), hasB = b.MoveNext();
        while (hasA || hasB)
        {
            if (!hasB || (hasA && string.CompareOrdinal(a.Current, b.Current) < 0))
            {
                yield return a.Current;
                hasA = a.MoveNext();
            }
            else
            {
                yield return b.Current;
                hasB = b.MoveNext();
            }
        }
    }

    private FamilySummary? Summary(RevisionView view, string name)
    {
        if (view.GetFamily(name) is not { } family) return null;
        return new FamilySummary
        {
            Family = name,
            Status = family.ActiveCount > 0 ? FamilyStatuses.Active : FamilyStatuses.Inactive,
            LatestActiveRevision = view.Stored.GetLatest(name, RevisionStatus.Active),
            LatestRevision = family.LatestRevision,
            ActiveCount = family.ActiveCount,
            InactiveCount = family.InactiveCount,
            DeleteInProgressCount = family.DeleteInProgressCount,
            LastChangedAt = family.LastChangedAt,
            Region = region.Region,
        };
    }
}

using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<ListTaskDefinitionFamiliesResponse> ListTaskDefinitionFamiliesAsync(
        ListTaskDefinitionFamiliesRequest request, CancellationToken cancellationToken = default)
    {
        int size = PageSize(request.MaxResults);
        DemandFamilyStatus(request.Status);
        string? prefix = Identifiers.FamilyFilter(request.FamilyPrefix);

        // The token is the last name of the page: readable as the other list's; ECS's form is not known [guess].
        if (request.NextToken is { } token && !EcsName.IsValid(token))
            throw EcsErrors.InvalidParameter(SR.TokenInvalid, SR.AdviceToken);

        return await RecallAsync(request, look =>
        {
            List<string> page = Families(look, request.Status, prefix, request.NextToken).Take(size + 1).ToList();
            bool more = page.Count > size;
            if (more) page.RemoveAt(size);
            return new ListTaskDefinitionFamiliesResponse
            {
                Families = page,
                NextToken = more ? page[size - 1] : null,
            };
        }, static answer => 100 * answer.Families.Count, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<FamilySummary>> GetFamiliesAsync(
        string? prefix, string? status, string? after, int maxResults, CancellationToken cancellationToken = default)
    {
        DemandFamilyStatus(status);
        return await ReadAsync(
            look => Families(look, status, prefix, after).Take(maxResults).Select(name => Summary(look, name)!).ToArray(),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<FamilySummary?> GetFamilyAsync(string family, CancellationToken cancellationToken = default) =>
        ReadAsync(look => Summary(look, family), cancellationToken);

    private static void DemandFamilyStatus(string? status)
    {
        if (status is not null && !FamilyStatuses.All.Contains(status)) throw OneOf("status", FamilyStatuses.All);
    }

    // Absent means both (docs/ECS.md §4.5).
    private static IEnumerable<string> Families(Look look, string? status, string? prefix, string? after)
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
            look.View.ListFamilies(active, prefix, after).Where(name => active || look.GetFamily(name) is not null);
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

    private FamilySummary? Summary(Look look, string name)
    {
        if (look.GetFamily(name) is not { } family) return null;
        return new FamilySummary
        {
            Family = name,
            Status = family.ActiveCount > 0 ? FamilyStatuses.Active : FamilyStatuses.Inactive,
            LatestActiveRevision = look.View.GetLatest(name, RevisionStatus.Active),
            LatestRevision = family.LatestRevision,
            ActiveCount = family.ActiveCount,
            InactiveCount = family.InactiveCount,
            DeleteInProgressCount = family.DeleteInProgressCount,
            LastChangedAt = family.LastChangedAt,
            Region = Region,
        };
    }
}

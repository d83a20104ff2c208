using EcsTaskDef.Remote.Calls;

namespace EcsTaskDef.Remote.Families;

/// <summary>Lists revisions and families, whole.</summary>
internal static class RevisionLists
{
    public static readonly IReadOnlyList<RevisionStatus> Visible =
        [RevisionStatus.Active, RevisionStatus.Inactive, RevisionStatus.DeleteInProgress];

    /// <summary>The revisions of a family in some states, the highest number first.</summary>
    public static async ValueTask<ListedRevision[]> OfFamilyAsync(
        this RemoteRegion region, string family, IReadOnlyList<RevisionStatus> statuses, CancellationToken cancellationToken)
    {
        ListedRevision[][] lists = await Bounded.SelectAsync(
            statuses, (status, token) => ListAsync(region, family, status, token), cancellationToken).ConfigureAwait(false);

        // One that changed its state between two lists is in both.
        return [.. lists.SelectMany(static list => list).GroupBy(static one => one.Revision).Select(static same => same.Last())
            .OrderByDescending(static one => one.Revision)];
    }

    /// <summary>The names of families, in ordinal order.</summary>
    public static async ValueTask<string[]> FamilyNamesAsync(
        this RemoteRegion region, string? prefix, string? status, CancellationToken cancellationToken)
    {
        List<string> names = await Bounded.PagesAsync("ListTaskDefinitionFamilies", async next =>
        {
            ListTaskDefinitionFamiliesResponse page =
                await region.CallAsync<ListTaskDefinitionFamiliesRequest, ListTaskDefinitionFamiliesResponse>(
                    "ListTaskDefinitionFamilies",
                    new() { FamilyPrefix = prefix is { Length: > 0 } ? prefix
                        : null, Status = status ?? FamilyStatuses.Any, NextToken = next },
                    cancellationToken).ConfigureAwait(false);
            return (page.Families, page.NextToken);
        }).ConfigureAwait(false);
        return [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static async ValueTask<ListedRevision[]> ListAsync(
        RemoteRegion region, string family, RevisionStatus status, CancellationToken cancellationToken)
    {
        List<string> arns = await Bounded.PagesAsync("ListTaskDefinitions", async next =>
        {
            ListTaskDefinitionsResponse page = await region.CallAsync<ListTaskDefinitionsRequest, ListTaskDefinitionsResponse>(
                "ListTaskDefinitions",
                new() { FamilyPrefix = family, Status = status.ToText(), Sort = SortOrders.Descending, NextToken = next },
                cancellationToken).ConfigureAwait(false);
            return (page.TaskDefinitionArns, page.NextToken);
        }).ConfigureAwait(false);

        // Some endpoints take the family for a prefix.
        return [.. arns.Select(arn => ListedRevision.Read(arn, status)).OfType<ListedRevision>().Where(one => one.Family == family)];
    }
}

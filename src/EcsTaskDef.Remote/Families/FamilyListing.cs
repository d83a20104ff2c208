using EcsTaskDef.Planning;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Remote.Families;

/// <summary>Families with what is known of each, put together from lists of revisions.</summary>
internal sealed class FamilyListing(RemoteRegion region)
{
    public async ValueTask<IReadOnlyList<FamilySummary>> SummariesAsync(
        string? prefix, string? status, string? after, int maxResults, CancellationToken cancellationToken)
    {
        string key = $"{status}:{prefix}";
        string[]? names = after is null ? null : region.Names.Find(key);
        if (names is null) region.Names.Keep(key,
            names = await region.Registry.FamilyNamesAsync(prefix, status, cancellationToken).ConfigureAwait(false));
        string[] page = [.. names.Where(name => after is null || string.CompareOrdinal(name, after) > 0).Take(maxResults)];

        // A page is full or the last one, so what vanished meanwhile must not shorten it.
        FamilySummary?[] found = await Bounded.SelectAsync(page, SummaryAsync, cancellationToken).ConfigureAwait(false);
        return [.. found.Select((one, i) => one ?? Vanished(page[i]))];
    }

    /// <summary>Null when no revision of the family can be seen.</summary>
    public async ValueTask<FamilySummary?> SummaryAsync(string family, CancellationToken cancellationToken)
    {
        if (!EcsName.IsValid(family)) return null;
        ListedRevision[] all = await region.Registry.OfFamilyAsync(family, RevisionLists.Visible, cancellationToken).ConfigureAwait(false);
        if (all.Length == 0) return null;
        int active = Count(RevisionStatus.Active);
        return new FamilySummary
        {
            Family = family,
            Status = active > 0 ? FamilyStatuses.Active : FamilyStatuses.Inactive,
            LatestActiveRevision = active > 0 ? all.First(static one => one.Status == RevisionStatus.Active).Revision : null,
            LatestRevision = all[0].Revision,
            ActiveCount = active,
            InactiveCount = Count(RevisionStatus.Inactive),
            DeleteInProgressCount = Count(RevisionStatus.DeleteInProgress),

            // ECS has no time of a family; the registration of its newest revision is the last change that costs one call to know.
            LastChangedAt = await region.RegistrationTimes.OfAsync(region, all[0].Arn, cancellationToken).ConfigureAwait(false),
            Region = region.Name,
        };

        int Count(RevisionStatus status) => all.Count(one => one.Status == status);
    }

    public async ValueTask<IReadOnlyList<RevisionSummary>> NewestAsync(
        string family, string? digits, IReadOnlyList<string> statuses, int maxResults, CancellationToken cancellationToken)
    {
        if (!EcsName.IsValid(family)) return [];
        RevisionStatus[] wanted = [.. RevisionLists.Visible.Where(status => statuses.Contains(status.ToText()))];
        ListedRevision[] all = await region.Registry.OfFamilyAsync(family, wanted, cancellationToken).ConfigureAwait(false);
        ListedRevision[] newest = [.. all
            .Where(one => one.Revision.ToString(CultureInfo.InvariantCulture).StartsWith(digits ?? "", StringComparison.Ordinal))
            .Take(maxResults)];
        return await Bounded.SelectAsync(newest, async (one, token) => new RevisionSummary
        {
            Family = one.Family,
            Revision = one.Revision,
            Status = one.Status.ToText(),
            RegisteredAt = await region.RegistrationTimes.OfAsync(region, one.Arn, token).ConfigureAwait(false),
        }, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<ArchivedRevision>> ArchiveAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken)
    {
        if (!EcsName.IsValid(family)) return [];
        ListedRevision[] all = await region.Registry.OfFamilyAsync(family, RevisionLists.Visible, cancellationToken).ConfigureAwait(false);
        Queue<ListedRevision> rest = new(all.Where(one => one.Revision > after).OrderBy(static one => one.Revision));
        List<ArchivedRevision> page = [];

        // A page is full or the last one, so what vanished meanwhile must not shorten it.
        while (page.Count < maxResults && rest.Count > 0)
        {
            ListedRevision[] some = [.. Enumerable.Range(0, Math.Min(rest.Count, maxResults - page.Count)).Select(_ => rest.Dequeue())];
            DescribeTaskDefinitionResponse?[] described = await Bounded.SelectAsync(
                some, (one, token) => region.TryDescribeAsync(one.Arn, token), cancellationToken).ConfigureAwait(false);
            page.AddRange(described.OfType<DescribeTaskDefinitionResponse>()
                .Select(static one => new ArchivedRevision { TaskDefinition = one.TaskDefinition, Tags = one.Tags }));
        }

        return page;
    }

    public async ValueTask<IReadOnlyList<DescribeTaskDefinitionResponse?>> DescribeManyAsync(
        IReadOnlyList<string> names, bool withTags, CancellationToken cancellationToken) => await Bounded.SelectAsync(
        names,
        async (name, token) => !withTags && region.Descriptions.Find(name) is { } known
            ? new DescribeTaskDefinitionResponse { TaskDefinition = known, Tags = [] }
            : await region.TryDescribeAsync(name, token).ConfigureAwait(false),
        cancellationToken).ConfigureAwait(false);

    private FamilySummary Vanished(string family) => new()
    {
        Family = family, Status = FamilyStatuses.Inactive, LatestRevision = 0, ActiveCount = 0, InactiveCount = 0,
            DeleteInProgressCount = 0,
        LastChangedAt = region.Clock.GetUtcNow(), Region = region.Name,
    };
}

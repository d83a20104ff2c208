using EcsTaskDef.Registry;

namespace EcsTaskDef.Console.Reading;

/// <summary>
/// The families of a region, a page at a time. In the order of their names a page costs the look-up of a page; any other order has to look
/// at all of them, and reads no definition for it.
/// </summary>
internal sealed class FamilyList(IRegistry registry)
{
    public const string ByName = "name";

    /// <summary>Families on a page.</summary>
    public const int PageSize = 50;

    private const int MostAtOnce = 1000;

    // Revisions that are looked at for users, from the newest on.
    private const int NewestLookedAt = 20;

    private readonly Dictionary<(string Family, DateTimeOffset Changed), string> _images = [];

    /// <summary>One page, and whether there is another behind it.</summary>
    public async ValueTask<(IReadOnlyList<FamilyRow> Rows, bool HasMore)> ReadAsync(FamilyQuery query, CancellationToken cancellationToken)
    {
        IReadOnlyList<FamilySummary> found = query.Sort == ByName
            ? await registry.GetFamiliesAsync(query.Prefix, query.Status, query.After, PageSize + 1, cancellationToken)
            : await SortedAsync(query, cancellationToken);
        List<FamilyRow> rows = [];
        foreach (FamilySummary family in found.Take(PageSize))
        {
            rows.Add(new FamilyRow(
                family, await ImageAsync(family, cancellationToken), await IsInUseAsync(family, cancellationToken)));
        }

        return (rows, found.Count > PageSize);
    }

    private async ValueTask<IReadOnlyList<FamilySummary>> SortedAsync(FamilyQuery query, CancellationToken cancellationToken)
    {
        List<FamilySummary> all = [];
        IReadOnlyList<FamilySummary> some;
        do
        {
            some = await registry.GetFamiliesAsync(
                query.Prefix, query.Status, all.Count == 0 ? null : all[^1].Family, MostAtOnce, cancellationToken);
            all.AddRange(some);
        }
        while (some.Count == MostAtOnce);
        bool descends = query.Sort.StartsWith('-');
        Comparison<FamilySummary> comparison = query.Sort.TrimStart('-') switch
        {
            "revision" => static (a, b) => a.LatestRevision.CompareTo(b.LatestRevision),
            "active" => static (a, b) => a.ActiveCount.CompareTo(b.ActiveCount),
            "inactive" => static (a, b) => a.InactiveCount.CompareTo(b.InactiveCount),
            "changed" => static (a, b) => a.LastChangedAt.CompareTo(b.LastChangedAt),
            _ => static (a, b) => string.CompareOrdinal(a.Family, b.Family),
        };
        all.Sort((a, b) =>
        {
            int order = descends ? comparison(b, a) : comparison(a, b);
            return order != 0 ? order : string.CompareOrdinal(a.Family, b.Family);
        });
        return [.. all.Skip((query.Page - 1) * PageSize).Take(PageSize + 1)];
    }

    private async ValueTask<string> ImageAsync(FamilySummary family, CancellationToken cancellationToken)
    {
        if (_images.TryGetValue((family.Family, family.LastChangedAt), out string? known)) return known;
        int revision = family.LatestActiveRevision ?? family.LatestRevision;
        try
        {
            DescribeTaskDefinitionResponse latest = await registry.DescribeTaskDefinitionAsync(
                new DescribeTaskDefinitionRequest { TaskDefinition = $"{family.Family}:{revision}" }, cancellationToken);
            return _images[(family.Family, family.LastChangedAt)] = RevisionRow.ImagesOf(latest.TaskDefinition.Value);
        }
        catch (EcsException)
        {
            // The newest one is gone.
            return "";
        }
    }

    private async ValueTask<bool> IsInUseAsync(FamilySummary family, CancellationToken cancellationToken)
    {
        for (int revision = family.LatestRevision; revision > Math.Max(0, family.LatestRevision - NewestLookedAt); revision--)
        {
            if (await registry.IsInUseAsync(family.Family, revision, cancellationToken)) return true;
        }

        // Something older may be used still: then the family's usage says so, in one look-up.
        return family.LatestRevision > NewestLookedAt
            && (await registry.GetFamilyUsageAsync(family.Family, 0, MostAtOnce, cancellationToken)).Any(static one => one.InUse);
    }
}

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

    private const int WholeFamiliesAtOnce = 5;
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan s_memory = TimeSpan.FromSeconds(20);

    private readonly Dictionary<(string Family, DateTimeOffset Changed), string> _images = [];
    private readonly Dictionary<string, (bool InUse, DateTimeOffset At)> _older = [];
    private int _wholeFamilies;

    /// <summary>One page, and whether there is another behind it.</summary>
    public async ValueTask<(IReadOnlyList<FamilyRow> Rows, bool HasMore)> ReadAsync(
        FamilyQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        _wholeFamilies = WholeFamiliesAtOnce;
        if (_images.Count > MostRemembered) _images.Clear();
        IReadOnlyList<FamilySummary> found = query.Sort == ByName
            ? await registry.GetFamiliesAsync(query.Prefix, query.Status, query.After, PageSize + 1, cancellationToken)
            : await SortedAsync(query, cancellationToken);
        List<FamilyRow> rows = [];
        foreach (FamilySummary family in found.Take(PageSize))
        {
            rows.Add(new FamilyRow(
                family, await ImageAsync(family, cancellationToken), await IsInUseAsync(family, now, cancellationToken)));
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

    // Null = it is not known yet. One look-up for each of the newest revisions; whether something older is used takes a look at the whole
    // family, which a page does for a few families at a time and remembers for a while.
    private async ValueTask<bool?> IsInUseAsync(FamilySummary family, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (int revision = family.LatestRevision; revision > Math.Max(0, family.LatestRevision - NewestLookedAt); revision--)
        {
            if (await registry.IsInUseAsync(family.Family, revision, cancellationToken)) return true;
        }

        if (family.LatestRevision <= NewestLookedAt) return false;
        bool isKnown = _older.TryGetValue(family.Family, out (bool InUse, DateTimeOffset At) known);
        if (isKnown && now - known.At < s_memory) return known.InUse;
        if (_wholeFamilies == 0) return isKnown ? known.InUse : null;
        _wholeFamilies--;
        bool isInUse = (await registry.GetFamilyUsageAsync(family.Family, 0, MostAtOnce, cancellationToken)).Any(static one => one.InUse);
        _older[family.Family] = (isInUse, now);
        return isInUse;
    }
}

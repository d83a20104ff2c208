using EcsTaskDef.Engine.Region;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Families;

/// <summary>The newest revisions of a family, without their definitions.</summary>
internal sealed class NewestRevisions(RegionEngine region)
{
    public ValueTask<IReadOnlyList<RevisionSummary>> RunAsync(
        string family, string? digits, IReadOnlyList<string> statuses, int maxResults, CancellationToken cancellationToken)
    {
        (int First, int Last)[] ranges = NumbersBeginningWith(digits ?? "").ToArray();
        RevisionStatus[] wanted = statuses.Select(RequestRules.DemandStatus).Distinct().ToArray();
        return region.ReadAsync<IReadOnlyList<RevisionSummary>>(view => !EcsName.IsValid(family) ? [] : wanted
            .SelectMany(status => ranges.SelectMany(range => Newest(view, family, status, range, maxResults)).Take(maxResults))
            .OrderByDescending(static revision => revision.Revision)
            .Take(maxResults)
            .Select(static fact => new RevisionSummary
            {
                Family = fact.Family, Revision = fact.Revision, Status = fact.Status.ToText(), RegisteredAt = fact.RegisteredAt,
            })
            .ToArray(), cancellationToken);
    }

    private static IEnumerable<RevisionFact> Newest(
        RevisionView view, string family, RevisionStatus status, (int First, int Last) range, int maxResults) =>
        view.Stored.ListRevisions(status, family, (family, range.Last + 1), descending: true)
            .TakeWhile(one => one.Revision >= range.First)
            .Select(one => view.GetRevision(family, one.Revision)).OfType<RevisionFact>()
            .Take(maxResults);

    // 45 is begun by 45, 450 to 459, 4500 to 4599 and so on; the highest come first.
    private static IEnumerable<(int First, int Last)> NumbersBeginningWith(string digits)
    {
        int number = 0;
        if (digits.Length == 0) yield return (1, FamilyFact.MaxRevisions);
        else if (digits[0] == '0' || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number)) yield break;
        long width = 1;
        while (number > 0 && number * width * 10 <= FamilyFact.MaxRevisions) width *= 10;
        for (; number > 0 && number <= FamilyFact.MaxRevisions && width > 0; width /= 10)
            yield return ((int)(number * width), (int)Math.Min((number * width) + width - 1, FamilyFact.MaxRevisions));
    }
}

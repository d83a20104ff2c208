namespace EcsTaskDef.PowerShell.Queries;

/// <summary>Summaries of families, read page by page as they are needed.</summary>
internal static class FamilyStream
{
    /// <summary>The families whose names have a prefix, in ordinal order.</summary>
    /// <param name="catalog">The registry to ask.</param>
    /// <param name="prefix">The prefix; empty = all.</param>
    /// <param name="status">ACTIVE, INACTIVE or ALL.</param>
    /// <param name="waiter">Waits for the pages.</param>
    public static IEnumerable<FamilySummary> Of(IRegistry catalog, string prefix, string status, IWaiter waiter) => PageStream.Of(
        waiter,
        (string?)null,
        (after, size, token) => catalog.GetFamiliesAsync(prefix, status, after, size, token),
        static family => family.Family);

    /// <summary>The prefix that all matches of a wildcard have.</summary>
    public static string PrefixOf(string pattern) =>
        new(pattern.TakeWhile(static c => c is not ('*' or '?' or '[' or '`')).ToArray());
}

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

    /// <summary>Their names alone, which no registry has to put together.</summary>
    public static IEnumerable<string> Names(ITaskDefinitionRegistry registry, string prefix, string status, IWaiter waiter)
    {
        // A family has no other characters: nothing begins so.
        if (!prefix.All(static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_')) yield break;
        string? next = null;
        do
        {
            var request = new ListTaskDefinitionFamiliesRequest
            {
                FamilyPrefix = prefix.Length > 0 ? prefix : null, Status = status, NextToken = next,
            };
            ListTaskDefinitionFamiliesResponse page = waiter.Wait(token => registry.ListTaskDefinitionFamiliesAsync(request, token));
            foreach (string family in page.Families) yield return family;
            next = page.NextToken;
        }
        while (next is not null);
    }

    /// <summary>The prefix that all matches of a wildcard have.</summary>
    public static string PrefixOf(string pattern) =>
        new(pattern.TakeWhile(static c => c is not ('*' or '?' or '[' or '`')).ToArray());
}

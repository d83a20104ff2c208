namespace EcsTaskDef.PowerShell.Queries;

/// <summary>Items that a registry returns in pages, each of which starts after the last item of the previous one.</summary>
internal static class PageStream
{
    private const int PageSize = 100;

    /// <summary>The items, read page by page as they are needed.</summary>
    /// <param name="waiter">Waits for the pages.</param>
    /// <param name="start">The place before the first page.</param>
    /// <param name="read">Reads the page after a place, of at most a number of items.</param>
    /// <param name="placeOf">The place of an item.</param>
    public static IEnumerable<T> Of<T, TPlace>(
        IWaiter waiter, TPlace start, Func<TPlace, int, CancellationToken, ValueTask<IReadOnlyList<T>>> read, Func<T, TPlace> placeOf)
    {
        TPlace place = start;
        IReadOnlyList<T> page;
        do
        {
            TPlace after = place;
            page = waiter.Wait(token => read(after, PageSize, token));
            foreach (T item in page) yield return item;
            if (page.Count > 0) place = placeOf(page[page.Count - 1]);
        }
        while (page.Count == PageSize);
    }
}

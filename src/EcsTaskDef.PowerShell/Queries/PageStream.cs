namespace EcsTaskDef.PowerShell.Queries;

/// <summary>What a registry gives in pages, each of which begins behind the last item of the one before.</summary>
internal static class PageStream
{
    private const int PageSize = 100;

    /// <summary>The items, page by page as they are asked for.</summary>
    /// <param name="waiter">Waits for the pages.</param>
    /// <param name="start">What the first page begins behind.</param>
    /// <param name="read">Reads the page behind a place, of at most so many items.</param>
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

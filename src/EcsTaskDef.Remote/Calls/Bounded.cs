namespace EcsTaskDef.Remote.Calls;

/// <summary>Several at once, and not more.</summary>
internal static class Bounded
{
    /// <summary>How many requests are under way at most.</summary>
    public const int Degree = 16;

    /// <summary>Works on each item; the results are in the items' order. The first error ends it.</summary>
    public static async ValueTask<TResult[]> SelectAsync<T, TResult>(
        IReadOnlyList<T> items, Func<T, CancellationToken, ValueTask<TResult>> work, CancellationToken cancellationToken,
            int degree = Degree)
    {
        TResult[] results = new TResult[items.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, items.Count),
            new ParallelOptions { MaxDegreeOfParallelism = degree, CancellationToken = cancellationToken },
            async (i, token) => results[i] = await work(items[i], token).ConfigureAwait(false)).ConfigureAwait(false);
        return results;
    }

    /// <summary>All items of all pages.</summary>
    /// <param name="operation">The operation, for the error of pages that never end.</param>
    /// <param name="read">Reads the page of a token.</param>
    public static async ValueTask<List<T>> PagesAsync<T>(
        string operation, Func<string?, ValueTask<(IReadOnlyList<T> Items, string? Next)>> read)
    {
        List<T> all = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        string? token = null;
        do
        {
            (IReadOnlyList<T> items, token) = await read(token).ConfigureAwait(false);
            all.AddRange(items);
            if (token is not null && !seen.Add(token)) throw Errors.RemoteErrors.PagesEndless(operation);
        }
        while (token is not null);
        return all;
    }
}

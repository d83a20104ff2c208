namespace EcsTaskDef.Planning;

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
        cancellationToken.ThrowIfCancellationRequested();
        TResult[] results = new TResult[items.Count];
        int next = -1;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(degree, items.Count)).Select(_ => Task.Run(RunAsync, CancellationToken.None)))
            .ConfigureAwait(false);
        return results;

        // A task that is only cancelled does not hide the error for which it was.
        async Task RunAsync()
        {
            try
            {
                int i;
                while ((i = Interlocked.Increment(ref next)) < items.Count)
                {
                    stop.Token.ThrowIfCancellationRequested();
                    results[i] = await work(items[i], stop.Token).ConfigureAwait(false);
                }
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }
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
            if (token is not null && !seen.Add(token)) throw EcsErrors.Fault(SR.PagesEndless, [operation]);
        }
        while (token is not null);
        return all;
    }

    /// <summary>Pieces of a list, each of at most so much.</summary>
    public static T[][] Pieces<T>(IReadOnlyList<T> items, int size) => [.. Enumerable.Range(0, (items.Count + size - 1) / size)
        .Select(i => items.Skip(i * size).Take(size).ToArray())];
}

namespace EcsTaskDef.PowerShell.Queries;

/// <summary>Workloads: listed at once, and described batch by batch as they are needed.</summary>
internal static class WorkloadListing
{
    /// <summary>Those that exist when the listing begins, except those that disappear meanwhile.</summary>
    /// <param name="waiter">Waits for the answers.</param>
    /// <param name="list">A page of ARNs after a token, and the next token.</param>
    /// <param name="wants">Chooses among the ARNs.</param>
    /// <param name="batchSize">How many ECS describes at a time.</param>
    /// <param name="describe">Describes a batch.</param>
    public static IEnumerable<T> Of<T>(
        IWaiter waiter,
        Func<string?, CancellationToken, ValueTask<(IReadOnlyList<string> Arns, string? Next)>> list,
        Func<string, bool> wants,
        int batchSize,
        Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyList<T>>> describe)
    {
        // All ARNs first: the next command of the pipeline may stop a service's tasks, and the pages would contain their replacements,
        // without end.
        var arns = new List<string>();
        string? next = null;
        do
        {
            string? after = next;
            (IReadOnlyList<string> page, next) = waiter.Wait(token => list(after, token));
            arns.AddRange(page.Where(wants));
        }
        while (next is not null);

        for (int i = 0; i < arns.Count; i += batchSize)
        {
            IReadOnlyList<string> batch = arns.GetRange(i, Math.Min(batchSize, arns.Count - i));
            foreach (T one in waiter.Wait(token => describe(batch, token))) yield return one;
        }
    }
}

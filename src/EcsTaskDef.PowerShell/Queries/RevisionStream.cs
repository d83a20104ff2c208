namespace EcsTaskDef.PowerShell.Queries;

/// <summary>
/// The ARNs of revisions, read page by page as they are needed: of one family or all, of several states in one order.
/// </summary>
internal static class RevisionStream
{
    /// <param name="registry">The registry to list.</param>
    /// <param name="family">The family; null = all.</param>
    /// <param name="statuses">The states, at least one, each once.</param>
    /// <param name="descending">The newest first.</param>
    /// <param name="pageSize">How many are listed at a time, 1 to 100.</param>
    /// <param name="waiter">Waits for the pages.</param>
    public static IEnumerable<string> Of(
        IRegistry registry,
        string? family,
        IReadOnlyList<string> statuses,
        bool descending,
        int pageSize,
        IWaiter waiter)
    {
        IEnumerable<string>[] streams = statuses
            .Select(status => OfStatus(registry, family, status, descending, pageSize, waiter))
            .ToArray();
        return streams.Length == 1 ? streams[0] : Merge(streams, descending);
    }

    private static IEnumerable<string> OfStatus(
        IRegistry registry, string? family, string status, bool descending, int pageSize, IWaiter waiter)
    {
        string? next = null;
        (string Family, int Latest) open = default;
        do
        {
            var request = new ListTaskDefinitionsRequest
            {
                FamilyPrefix = family,
                Status = status,
                Sort = descending ? SortOrders.Descending : SortOrders.Ascending,
                MaxResults = pageSize,
                NextToken = next,
            };
            ListTaskDefinitionsResponse page =
                waiter.Wait(token => registry.ListTaskDefinitionsAsync(request, token));
            next = page.NextToken;
            (string Family, int Latest) begun = open;

            // The next command of the pipeline may register in the family that is being listed, and its pages would never end. Numbers
            // only grow, so the last one to return of a family that goes on in the next page is the latest that it has now.
            if (next is not null && !descending && registry is not IDescribesMany && page.TaskDefinitionArns.Count > 0)
            {
                string last = RevisionName.Parse(page.TaskDefinitionArns[page.TaskDefinitionArns.Count - 1]).Family;
                if (last != open.Family)
                    open = (last, waiter.Wait(token => registry.GetFamilyAsync(last, token))?.LatestRevision ?? int.MaxValue);
            }

            foreach (string arn in page.TaskDefinitionArns)
            {
                if (begun.Family is null || !IsAfter(RevisionName.Parse(arn), begun)) yield return arn;
            }
        }
        while (next is not null);
    }

    private static bool IsAfter(RevisionName revision, (string Family, int Latest) known) =>
        revision.Family == known.Family && revision.Number > known.Latest;

    // Each state is in ECS's order, and so is the merged stream. At most one page of each is in memory.
    private static IEnumerable<string> Merge(IEnumerable<IEnumerable<string>> streams, bool descending)
    {
        var heads = new List<IEnumerator<string>>();
        try
        {
            foreach (IEnumerable<string> stream in streams)
            {
                IEnumerator<string> head = stream.GetEnumerator();
                if (head.MoveNext()) heads.Add(head);
                else head.Dispose();
            }

            string? last = null;
            while (heads.Count > 0)
            {
                IEnumerator<string> next = heads[0];
                for (int i = 1; i < heads.Count; i++)
                {
                    int order = Compare(heads[i].Current, next.Current);
                    if (descending ? order > 0 : order < 0) next = heads[i];
                }

                // A revision may appear again in another state, when the next command of the pipeline changes it.
                string current = next.Current;
                int step = last is null ? 0 : Compare(current, last);
                if (last is null || (descending ? step < 0 : step > 0)) yield return last = current;
                if (next.MoveNext()) continue;
                heads.Remove(next);
                next.Dispose();
            }
        }
        finally
        {
            heads.ForEach(static head => head.Dispose());
        }
    }

    private static int Compare(string a, string b)
    {
        RevisionName x = RevisionName.Parse(a);
        RevisionName y = RevisionName.Parse(b);
        int order = string.CompareOrdinal(x.Family, y.Family);
        return order != 0 ? order : x.Number.CompareTo(y.Number);
    }
}

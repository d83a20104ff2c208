namespace EcsTaskDef.PowerShell.Queries;

/// <summary>Reads the history of one name in one region, as far as there is one, and goes on from there.</summary>
internal sealed class HistoryReader
{
    private readonly RegistrationChanges? _changes;
    private HistoryCursor? _cursor;

    /// <param name="name">The user's input; null = everything.</param>
    /// <param name="registry">The registry to ask.</param>
    /// <param name="query">What is read.</param>
    /// <param name="filter">What of it is given.</param>
    /// <param name="changes">Works out what registrations changed; null = nobody asked.</param>
    public HistoryReader(string? name, IRegistry registry, HistoryQuery query, HistoryFilter filter, RegistrationChanges? changes) =>
        (Name, Registry, Query, Filter, _changes) = (name, registry, query, filter, changes);

    public string? Name { get; }

    public IRegistry Registry { get; }

    /// <summary>Where the registry is.</summary>
    public required Origin Place { get; init; }

    public HistoryQuery Query { get; }

    public HistoryFilter Filter { get; }

    /// <summary>Whether the family that was named, or the revision, was ever heard of.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>The number of the newest change that was read first; null = none yet.</summary>
    public long? Newest { get; private set; }

    /// <summary>The number of the change that was read last; null = none yet.</summary>
    public long? Last { get; private set; }

    /// <summary>Whether all that is left is older than what is wanted, where pages come by time.</summary>
    public bool IsPast { get; private set; }

    /// <summary>Reads a page.</summary>
    /// <param name="waiter">Waits for it.</param>
    /// <param name="isEnd">True when there is no more now.</param>
    public HistoryRecord[] Read(IWaiter waiter, out bool isEnd)
    {
        HistoryPage page = waiter.Wait(token => Registry.GetHistoryAsync(Query, _cursor, token));
        (_cursor, isEnd) = (page.Cursor, page.IsEnd);
        if (page.Records.Count > 0)
        {
            Last = page.Records[page.Records.Count - 1].Sequence;
            if (Query.NewestFirst) Newest ??= page.Records[0].Sequence;
            IsPast = Query.NewestFirst && page.Records[page.Records.Count - 1].Time < Filter.After;
        }

        IsKnown |= page.Records.Any(Filter.IsAbout);
        HistoryRecord[] wanted = page.Records.Where(Filter.Wants).ToArray();
        return _changes is null ? wanted : Array.ConvertAll(wanted, _changes.In);
    }
}

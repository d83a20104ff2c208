using EcsTaskDef.Registry;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Planning;

/// <summary>
/// Copies the history from one store to another. How far a run before this one came is not noted anywhere: the copy's history is compared
/// with the source's, change by change, and what the source has beyond it is added. A copy that has a change of its own is left alone.
/// </summary>
internal sealed class HistoryCopy
{
    // Changes that are written at once, and held in memory meanwhile.
    private const int PieceSize = 200;

    private readonly ICopyDestination _destination;
    private readonly CopyOptions _options;
    private readonly ChangeStream _source, _copy;

    public HistoryCopy(CopyOptions options, ICopyDestination source, ICopyDestination destination)
    {
        (_options, _destination) = (options, destination);
        _source = new ChangeStream(source, Selected);
        _copy = new ChangeStream(destination, static change => change.Events.Count > 0 ? change : null);
    }

    /// <summary>The highest number that was ever given in each family, by what the history says so far.</summary>
    public Dictionary<string, int> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the source has changes that come with a later run: one before them may still appear.</summary>
    public bool IsPending => _source.HasGap;

    /// <summary>Whether the copy's history is where the source's begins, so that the rest can be added.</summary>
    public async ValueTask<bool> BeginAsync(CancellationToken cancellationToken)
    {
        while (await _copy.NextAsync(cancellationToken).ConfigureAwait(false) is { } known)
        {
            StoredChange? one = await _source.NextAsync(cancellationToken).ConfigureAwait(false);
            if (one is null || !IsSame(known, one)) return false;
        }

        return true;
    }

    /// <summary>Adds what the source has beyond the copy; answers how many changes.</summary>
    public async ValueTask<int> AddAsync(CancellationToken cancellationToken)
    {
        int added = 0;
        List<StoredChange> piece = new(PieceSize);
        _source.GoOn();
        while (await _source.NextAsync(cancellationToken).ConfigureAwait(false) is { } change)
        {
            piece.Add(change);
            if (piece.Count == PieceSize) await WriteAsync().ConfigureAwait(false);
        }

        await WriteAsync().ConfigureAwait(false);
        return added;

        async ValueTask WriteAsync()
        {
            if (piece.Count == 0) return;
            await _destination.AddHistoryAsync(piece.ToArray(), cancellationToken).ConfigureAwait(false);
            added += piece.Count;
            piece.Clear();
        }
    }

    // Of chosen families only what happened to them. A note is free text, in which nobody can tell a secret.
    private StoredChange? Selected(StoredChange change)
    {
        IReadOnlyList<StoreEvent> events = change.Events;
        if (_options.WantsFamily is not null || _options.FamilyPrefix is { Length: > 0 })
            events = [.. events.Where(one => one is RevisionFactEvent { Family: var family } && _options.IsWanted(family))];
        if (_options.MasksSecrets)
            events = [.. events.Select(static one => one is RevisionRegistered noted ? noted with { Note = null } : one)];
        foreach (StoreEvent one in events)
        {
            if (one is RevisionRegistered { Family: var name, Revision: var number }
                && (!Given.TryGetValue(name, out int given) || given < number)) Given[name] = number;
        }

        return events.Count > 0 ? change with { Events = events } : null;
    }

    private static bool IsSame(StoredChange one, StoredChange other) => one.By == other.By && one.Host == other.Host
        && one.ProcessId == other.ProcessId && one.Events.Count == other.Events.Count
        && one.Events.Zip(other.Events, IsSame).All(static same => same);

    // Documents and index texts are in no history.
    private static bool IsSame(StoreEvent one, StoreEvent other) => one.At == other.At && (one, other) switch
    {
        (ResourceChanged a, ResourceChanged b) => (a.Kind, a.Key) == (b.Kind, b.Key),
        (RevisionFactEvent a, RevisionFactEvent b) when (a.Family, a.Revision) != (b.Family, b.Revision) => false,
        (RevisionRegistered a, RevisionRegistered b) => a.Note == b.Note && a.Tags.SequenceEqual(b.Tags),
        (RevisionStatusChanged a, RevisionStatusChanged b) => a.Status == b.Status,
        (RevisionTagsChanged a, RevisionTagsChanged b) => a.Tags.SequenceEqual(b.Tags),
        _ => false,
    };

    /// <summary>The changes of a history one after the other, a page in memory.</summary>
    private sealed class ChangeStream(ICopyDestination registry, Func<StoredChange, StoredChange?> select)
    {
        private readonly Queue<StoredChange> _page = new();
        private HistoryMark _mark = HistoryMark.Start;
        private bool _isEnd;

        /// <summary>Whether the stream ends before a change that may still appear.</summary>
        public bool HasGap { get; private set; }

        /// <summary>Reads what came since the end was reached.</summary>
        public void GoOn() => _isEnd = HasGap;

        public async ValueTask<StoredChange?> NextAsync(CancellationToken cancellationToken)
        {
            while (_page.Count == 0 && !_isEnd)
            {
                StoredHistory page = await registry.ReadChangesAsync(_mark, cancellationToken).ConfigureAwait(false);
                foreach (StoredChange change in page.Changes)
                {
                    // Where one may still appear before others, those come with the next run: the order stays the same.
                    HasGap |= change.Sequence > page.Settled;
                    if (!HasGap && select(change) is { } selected) _page.Enqueue(selected);
                }

                _mark = page.Mark;
                _isEnd = page.IsEnd || HasGap;
            }

            return _page.Count > 0 ? _page.Dequeue() : null;
        }
    }
}

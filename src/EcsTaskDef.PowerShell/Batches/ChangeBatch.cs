namespace EcsTaskDef.PowerShell.Batches;

/// <summary>
/// Collects items and commits them together: when there are enough, when no more arrive for a while, and at the end. The results are in
/// the order of the items.
/// </summary>
internal sealed class ChangeBatch<TItem, TOutcome> : IDisposable
{
    private readonly object _gate = new();
    private readonly Func<IReadOnlyList<TItem>, IReadOnlyList<TOutcome>> _commit;
    private readonly int _size;
    private readonly TimeSpan _pause;
    private readonly Timer? _timer;
    private readonly List<TItem> _waiting = new();
    private readonly Queue<Result> _done = new();
    private bool _halted;
    private volatile bool _closed;

    /// <param name="commit">
    /// Commits items in one change, and returns their outcomes in order; fewer where the last ones were not tried. Runs on another thread
    /// after a pause.
    /// </param>
    /// <param name="size">The size of a full batch.</param>
    /// <param name="pause">How long to wait for more items before what waits is committed; null = until the end.</param>
    public ChangeBatch(
        Func<IReadOnlyList<TItem>, IReadOnlyList<TOutcome>> commit, int size, TimeSpan? pause)
    {
        _commit = commit;
        _size = size;
        _pause = pause ?? Timeout.InfiniteTimeSpan;
        if (pause is not null) _timer = new Timer(_ => OnPause(), null, Timeout.Infinite, Timeout.Infinite);
    }

    public void Add(TItem item)
    {
        lock (_gate)
        {
            _waiting.Add(item);
            if (_waiting.Count >= _size) Commit();
            else _timer?.Change(_pause, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>
    /// The results so far. Where nothing after an error was tried, they end with it; the next enumeration step goes on with the rest.
    /// </summary>
    public IEnumerable<Result> TakeResults()
    {
        while (true)
        {
            Result result;
            lock (_gate)
            {
                if (_done.Count == 0 && _halted)
                {
                    // The caller has seen the error and goes on.
                    _halted = false;
                    if (_waiting.Count > 0) Commit();
                }

                if (_done.Count == 0) yield break;
                result = _done.Dequeue();
            }

            yield return result;
        }
    }

    /// <summary>Commits what waits.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (!_halted && _waiting.Count > 0) Commit();
        }
    }

    /// <summary>Drops what waits.</summary>
    public void Dispose()
    {
        // A stopped pipeline does not wait for a batch that is being committed.
        _closed = true;
        _timer?.Dispose();
    }

    private void OnPause()
    {
        lock (_gate)
        {
            if (!_closed && !_halted && _waiting.Count > 0) Commit();
        }
    }

    // Within the gate: one batch after the other, and no item is added to one that is being committed.
    private void Commit()
    {
        TItem[] items = _waiting.ToArray();
        _waiting.Clear();
        try
        {
            IReadOnlyList<TOutcome> outcomes = _commit(items);
            for (int i = 0; i < outcomes.Count; i++) _done.Enqueue(new Result(items[i], outcomes[i], items, null));
            if (outcomes.Count == items.Length) return;
            _waiting.AddRange(items.Skip(outcomes.Count));
            _halted = true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _done.Enqueue(new Result(default, default, items, exception));
        }
    }

    /// <summary>An item with its outcome, or a whole batch with the reason why it failed.</summary>
    internal readonly record struct Result(TItem? Item, TOutcome? Outcome, IReadOnlyList<TItem> Batch, Exception? Fault);
}

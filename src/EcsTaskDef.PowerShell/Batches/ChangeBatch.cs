namespace EcsTaskDef.PowerShell.Batches;

/// <summary>
/// Collects what comes one by one and does it together: when there is enough, when whoever sends it pauses, and at the end.
/// What came of it is given in the order in which it came.
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
    /// Does it in one change, and answers an outcome for each in their order, or fewer where those behind were not tried; runs on
    /// another thread after a pause.
    /// </param>
    /// <param name="size">So many are enough.</param>
    /// <param name="pause">How long nothing comes before what waits is done; null = it waits for the end.</param>
    public ChangeBatch(
        Func<IReadOnlyList<TItem>, IReadOnlyList<TOutcome>> commit, int size, TimeSpan? pause)
    {
        _commit = commit;
        _size = size;
        _pause = pause ?? Timeout.InfiniteTimeSpan;
        if (pause is not null) _timer = new Timer(_ => OnPause(), null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>Adds one.</summary>
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
    /// What came of those that were done. Outcomes end with the first that was refused where nothing behind it was
    /// tried; asking for the next one then goes on.
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
                    // Whoever saw the error wants to go on.
                    _halted = false;
                    if (_waiting.Count > 0) Commit();
                }

                if (_done.Count == 0) yield break;
                result = _done.Dequeue();
            }

            yield return result;
        }
    }

    /// <summary>Does what waits, now.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (!_halted && _waiting.Count > 0) Commit();
        }
    }

    /// <summary>What waits is given up.</summary>
    public void Dispose()
    {
        // Whoever stops does not wait for a batch that is being written.
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

    // Held by the gate: batches follow each other, and nobody adds to one that is being written.
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

    /// <summary>One with its outcome; or a whole batch and why nothing came of it.</summary>
    internal readonly record struct Result(TItem? Item, TOutcome? Outcome, IReadOnlyList<TItem> Batch, Exception? Fault);
}

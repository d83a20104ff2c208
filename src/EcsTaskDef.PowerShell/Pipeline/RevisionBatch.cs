using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// Collects revisions that come one by one and changes them together: when there are enough, when whoever sends them
/// pauses, and at the end. What came of it is given in the order in which they came.
/// </summary>
internal sealed class RevisionBatch : IDisposable
{
    private readonly object _gate = new();
    private readonly Func<IReadOnlyList<string>, IReadOnlyList<RevisionOutcome>> _commit;
    private readonly int _size;
    private readonly TimeSpan _pause;
    private readonly Timer? _timer;
    private readonly List<string> _waiting = new();
    private readonly Queue<Result> _done = new();
    private bool _halted;
    private volatile bool _closed;

    /// <param name="commit">Changes revisions in one change; runs on another thread after a pause.</param>
    /// <param name="size">So many are enough.</param>
    /// <param name="pause">How long nothing comes before what waits is changed; null = it waits for the end.</param>
    public RevisionBatch(
        Func<IReadOnlyList<string>, IReadOnlyList<RevisionOutcome>> commit, int size, TimeSpan? pause)
    {
        _commit = commit;
        _size = size;
        _pause = pause ?? Timeout.InfiniteTimeSpan;
        if (pause is not null) _timer = new Timer(_ => OnPause(), null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>Adds a revision.</summary>
    public void Add(string name)
    {
        lock (_gate)
        {
            _waiting.Add(name);
            if (_waiting.Count >= _size) Commit();
            else _timer?.Change(_pause, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>
    /// What came of revisions that were changed. Outcomes end with the first that was refused where nothing behind it was
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

    /// <summary>Changes what waits, now.</summary>
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
        string[] names = _waiting.ToArray();
        _waiting.Clear();
        try
        {
            IReadOnlyList<RevisionOutcome> outcomes = _commit(names);
            foreach (RevisionOutcome outcome in outcomes) _done.Enqueue(new Result(outcome, names, null));
            if (outcomes.Count == names.Length) return;
            _waiting.AddRange(names.Skip(outcomes.Count));
            _halted = true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _done.Enqueue(new Result(null, names, exception));
        }
    }

    /// <summary>An outcome; or the names of a whole batch and why nothing came of it.</summary>
    internal readonly record struct Result(RevisionOutcome? Outcome, IReadOnlyList<string> Names, Exception? Fault);
}

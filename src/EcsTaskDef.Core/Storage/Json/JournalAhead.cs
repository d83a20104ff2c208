using System.Collections.Concurrent;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// Blocks of a journal's lines, read by a thread of its own some way ahead of the consumer. A thread of the pool would
/// be one that the callers who wait for this very reading may have taken.
/// </summary>
internal sealed class JournalAhead : IDisposable
{
    // Events of 4 MiB of lines: some MB.
    private const int MaxAhead = 16;

    private readonly BlockingCollection<JournalLines.Block> _ready = new(MaxAhead);
    private readonly ConcurrentQueue<JournalLines.Block> _free = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly JournalLines _lines;
    private readonly Task _reading;

    public JournalAhead(JournalLines lines)
    {
        _lines = lines;
        _reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The next block; not to be asked for after one with an end.</summary>
    /// <param name="done">The one before, which is used again.</param>
    public JournalLines.Block Take(JournalLines.Block done)
    {
        _free.Enqueue(done);
        if (_ready.TryTake(out JournalLines.Block? block, Timeout.Infinite)) return block;
        _reading.GetAwaiter().GetResult();
        throw new InvalidOperationException("The journal was read to its end.");
    }

    /// <summary>Returns when nobody reads the journal any more.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        ((IAsyncResult)_reading).AsyncWaitHandle.WaitOne();
        _ready.Dispose();
        _stop.Dispose();
    }

    private void Read()
    {
        try
        {
            JournalLines.Block block;
            do
            {
                if (!_free.TryDequeue(out block!)) block = new JournalLines.Block();
                _ready.Add(_lines.Read(block), _stop.Token);
            }
            while (block.Ending == JournalLines.Ending.Open);
        }
        finally
        {
            _ready.CompleteAdding();
        }
    }
}

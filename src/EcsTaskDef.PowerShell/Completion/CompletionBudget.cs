namespace EcsTaskDef.PowerShell.Completion;

/// <summary>
/// The time that a TAB may take. After <see cref="IsSpent"/> details are left out. An engine that has not even found the names after a
/// second is stopped, and goes on from there at the next TAB.
/// </summary>
internal sealed class CompletionBudget : IWaiter, IDisposable
{
    private static readonly TimeSpan s_unnoticed = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end;
    private readonly TimeProvider _clock;
    private readonly long _start;

    public CompletionBudget(TimeProvider clock)
    {
        _clock = clock;
        _start = clock.GetTimestamp();
        _end = new CancellationTokenSource(s_patience);
    }

    /// <summary>True when the user begins to notice the wait.</summary>
    public bool IsSpent => _clock.GetElapsedTime(_start) >= s_unnoticed;

    public T Wait<T>(Func<CancellationToken, ValueTask<T>> operation)
    {
        ValueTask<T> running = operation(_end.Token);
        return running.IsCompleted ? running.GetAwaiter().GetResult() : running.AsTask().GetAwaiter().GetResult();
    }

    public void Dispose() => _end.Dispose();
}

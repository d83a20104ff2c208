namespace EcsTaskDef.PowerShell.Completion;

/// <summary>
/// How long somebody who pressed TAB is kept waiting. What makes suggestions nicer is left out once <see cref="IsSpent"/>; the
/// engine is stopped, and goes on where it was at the next TAB, when even the names are long in coming.
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

    /// <summary>True when somebody begins to notice that they wait.</summary>
    public bool IsSpent => _clock.GetElapsedTime(_start) >= s_unnoticed;

    /// <inheritdoc/>
    public T Wait<T>(Func<CancellationToken, ValueTask<T>> operation)
    {
        ValueTask<T> running = operation(_end.Token);
        return running.IsCompleted ? running.GetAwaiter().GetResult() : running.AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => _end.Dispose();
}

using System.Collections.Concurrent;
using EcsTaskDef.PowerShell.Progress;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// Runs the operations of a command while the pipeline's thread waits, shows the engine's progress and warnings meanwhile, and obeys
/// Ctrl+C.
/// </summary>
internal sealed class OperationRunner : IDisposable
{
    // Milliseconds between two looks for progress, and for an operation that is being stopped.
    private const int Look = 200, Grace = 50;

    private readonly IProgressScreen _screen;
    private readonly Action<EcsException> _warn;
    private readonly ConcurrentQueue<EcsException> _warnings = new();
    private readonly CancellationTokenSource _stop = new();
    private CommandProgress _progress = null!;
    private int _pipelineThread;

    /// <param name="screen">Shows progress.</param>
    /// <param name="warn">Shows a warning, on the pipeline's thread.</param>
    public OperationRunner(IProgressScreen screen, Action<EcsException> warn) => (_screen, _warn) = (screen, warn);

    /// <summary>The command begins; this is the pipeline's thread.</summary>
    public void Begin()
    {
        _pipelineThread = Environment.CurrentManagedThreadId;
        _progress = new CommandProgress(_screen, HostEnvironment.Clock);
    }

    /// <summary>Runs a short operation, such as a look-up, on this thread.</summary>
    public T Ask<T>(Func<CancellationToken, ValueTask<T>> operation) => WithProgress(() =>
    {
        ValueTask<T> running = operation(_stop.Token);
        return running.IsCompleted ? running.GetAwaiter().GetResult() : Follow(running.AsTask());
    });

    /// <summary>
    /// Runs an operation that may take long, on another thread: a change, which waits for locks and disks, or one of the whole store. A
    /// stopped pipeline does not wait for what cannot be interrupted; that completes, or not at all, a moment later. The operation must not
    /// use the session's defaults or variables, which another thread does not have.
    /// </summary>
    public T Run<T>(Func<CancellationToken, ValueTask<T>> operation)
    {
        if (Environment.CurrentManagedThreadId == _pipelineThread) return WithProgress(() => Follow(Start(operation)));

        // A timer's thread, where nothing can be shown. A stopped pipeline must not wait for it.
        Task<T> task = Start(operation);
        Task.WaitAny(new Task[] { task }, _stop.Token);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Counts; the progress is shown when the command has taken long enough.</summary>
    public void Advance(ProgressCount count, long by) => _progress.Advance(count, by);

    /// <summary>Takes progress off the screen: the command is done, or what it counts is.</summary>
    public void End() => _progress.End();

    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command has just ended.
        }
    }

    public void Dispose()
    {
        _progress?.Abandon();
        _stop.Dispose();
    }

    private Task<T> Start<T>(Func<CancellationToken, ValueTask<T>> operation)
    {
        CancellationToken token = _stop.Token;
        return Task.Run(async () => await operation(token).ConfigureAwait(false), token);
    }

    private T WithProgress<T>(Func<T> work)
    {
        ProgressRelay.Tell(_progress.Hear);
        EngineWarnings.Tell(_warnings);
        _progress.BeginEngine();
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            ProgressRelay.Tell(null);
            EngineWarnings.Tell(null);
            if (!_stop.IsCancellationRequested)
            {
                _progress.EndEngine();
                ShowWarnings();
            }
        }
    }

    // At once: a warning may say what the command waits for.
    private void ShowWarnings()
    {
        while (_warnings.TryDequeue(out EcsException? warning)) _warn(warning);
    }

    private T Follow<T>(Task<T> task)
    {
        Task[] tasks = { task };
        try
        {
            while (Task.WaitAny(tasks, Look, _stop.Token) < 0)
            {
                _progress.ShowHeard();
                ShowWarnings();
            }
        }
        catch (OperationCanceledException) when (Task.WaitAny(tasks, Grace) >= 0)
        {
            // Stopped, but the operation has just ended: its result is known.
        }

        return task.GetAwaiter().GetResult();
    }
}

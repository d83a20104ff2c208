using EcsTaskDef.PowerShell.Progress;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// Runs the operations of a command while the pipeline's thread waits: the engine's progress is shown meanwhile, and who stops the
/// pipeline need not wait.
/// </summary>
internal sealed class OperationRunner : IDisposable
{
    // How often the thread looks for progress, and how long it waits for what is being stopped, in milliseconds.
    private const int Look = 200, Grace = 50;

    private readonly VisibleCommand _command;
    private readonly CancellationTokenSource _stop = new();
    private CommandProgress _progress = null!;
    private int _pipelineThread;

    public OperationRunner(VisibleCommand command) => _command = command;

    /// <summary>The command begins: this thread is the pipeline's.</summary>
    public void Begin()
    {
        _pipelineThread = Environment.CurrentManagedThreadId;
        _progress = new CommandProgress(_command, HostEnvironment.Clock);
    }

    /// <summary>Runs a short operation, such as a look-up, on this thread.</summary>
    public T Ask<T>(Func<CancellationToken, ValueTask<T>> operation) => WithProgress(() =>
    {
        ValueTask<T> running = operation(_stop.Token);
        return running.IsCompleted ? running.GetAwaiter().GetResult() : Follow(running.AsTask());
    });

    /// <summary>
    /// Runs an operation that may take long: a change, which waits for locks and disks, or one of the whole store. Who stops the pipeline
    /// does not wait for what cannot be interrupted; it is done whole, or not at all, a moment later. It runs on another thread, where
    /// nothing of the session can be asked for: neither its defaults nor its variables.
    /// </summary>
    public T Run<T>(Func<CancellationToken, ValueTask<T>> operation)
    {
        if (Environment.CurrentManagedThreadId == _pipelineThread) return WithProgress(() => Follow(Start(operation)));

        // On a timer's thread nothing can be shown. Who stops the pipeline may have to get past the operation meanwhile.
        Task<T> task = Start(operation);
        Task.WaitAny(new Task[] { task }, _stop.Token);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Some more of what the command counts is done; shown when it has lasted long enough.</summary>
    public void Advance(ProgressCount count, long by) => _progress.Advance(count, by);

    /// <summary>The command is done, or what it counts is: nothing of it stays on the screen.</summary>
    public void End() => _progress.End();

    /// <summary>The pipeline is stopped.</summary>
    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command ended just before it was stopped.
        }
    }

    /// <inheritdoc/>
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
            if (!_stop.IsCancellationRequested) _progress.EndEngine();
        }
    }

    private T Follow<T>(Task<T> task)
    {
        Task[] tasks = { task };
        try
        {
            while (Task.WaitAny(tasks, Look, _stop.Token) < 0) _progress.ShowHeard();
        }
        catch (OperationCanceledException) when (Task.WaitAny(tasks, Grace) >= 0)
        {
            // Stopped, and the operation has ended in time: its result is known.
        }

        return task.GetAwaiter().GetResult();
    }
}

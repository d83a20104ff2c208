namespace EcsTaskDef.Storage.Json;

/// <summary>A caller whose change waits to be decided.</summary>
internal abstract class Waiter
{
    /// <summary>Lets the caller decide; false when it refused, was cancelled or failed, and nothing is to be kept.</summary>
    public abstract bool TryDecide(IRegionView view, Change change);

    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

/// <summary>A caller that waits for a result.</summary>
internal sealed class Waiter<T> : Waiter
{
    // Not on the leader's thread: it has others to serve.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<IRegionView, Change, T> _decide;
    private readonly string _location;
    private readonly CancellationToken _cancellationToken;
    private Exception? _refusal;
    private T? _result;

    public Waiter(Func<IRegionView, Change, T> decide, string location, CancellationToken cancellationToken)
    {
        _decide = decide;
        _location = location;
        _cancellationToken = cancellationToken;
    }

    public Task<T> Task => _done.Task;

    public override bool TryDecide(IRegionView view, Change change)
    {
        // It may be asked twice; the last answer counts.
        _refusal = null;
        try
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _result = _decide(view, change);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _refusal = EcsErrors.Fault(SR.StoreReadFailed, [_location, DiskTrouble.Describe(exception)], exception);
            return false;
        }
        catch (Exception exception) when (exception is not InvalidDataException)
        {
            // Whatever it is, it is this caller's own and not the batch's.
            _refusal = exception;
            return false;
        }
    }

    public override void Complete()
    {
        if (_refusal is OperationCanceledException) _done.TrySetCanceled(_cancellationToken);
        else if (_refusal is not null) _done.TrySetException(_refusal);
        else _done.TrySetResult(_result!);
    }

    public override void Fail(Exception exception)
    {
        // A refusal stands whatever became of the others: nothing of it was to be written.
        if (_refusal is not null) Complete();
        else _done.TrySetException(exception);
    }
}

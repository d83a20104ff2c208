using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace EcsTaskDef.Server;

/// <summary>
/// A reader that tells of the end only when all bytes before it have been looked at. Kestrel takes a request for broken when the
/// end of the connection comes in one read with the end of the request, as it does from a client that closes its side after it.
/// </summary>
internal sealed class WholeInput(PipeReader inner) : PipeReader
{
    private ReadOnlySequence<byte> _given;
    private bool _isKnown;
    private long _examined;

    /// <summary>
    /// Whether a body is read. Only there the end must not come with the last bytes; what waits for the next request costs nothing.
    /// </summary>
    public bool IsInBody { get; set; }

    /// <inheritdoc/>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        ValueTask<ReadResult> read = inner.ReadAsync(cancellationToken);
        return read.IsCompletedSuccessfully ? new(Given(read.Result)) : IsInBody ? AwaitAsync(read) : read;
    }

    /// <inheritdoc/>
    public override bool TryRead(out ReadResult result)
    {
        if (!inner.TryRead(out result)) return false;
        result = Given(result);
        return true;
    }

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _examined = consumed.Equals(examined) ? 0 : _isKnown ? _given.Slice(consumed, examined).Length : -1;
        _isKnown = false;
        inner.AdvanceTo(consumed, examined);
    }

    /// <inheritdoc/>
    public override void CancelPendingRead() => inner.CancelPendingRead();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    /// <inheritdoc/>
    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> AwaitAsync(ValueTask<ReadResult> read) => Given(await read);

    private ReadResult Given(ReadResult result)
    {
        _given = result.Buffer;
        _isKnown = true;
        return result.IsCompleted && result.Buffer.Length > _examined
            ? new ReadResult(result.Buffer, result.IsCanceled, isCompleted: false)
            : result;
    }
}

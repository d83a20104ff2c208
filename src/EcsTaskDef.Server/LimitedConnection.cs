using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace EcsTaskDef.Server;

/// <summary>
/// A connection that <see cref="ConnectionLimit"/> counts until its socket is closed, and that gives way to another where there is
/// no room, unless an operation is being done for it. A client that has closed its side gets the answer to what it sent before.
/// </summary>
internal sealed class LimitedConnection : ConnectionContext
{
    private const int Waiting = 0;
    private const int Working = 1;
    private const int Gone = 2;

    // A client that closed its side may still read, or may be gone: work for it continues this long.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly ConnectionContext _inner;
    private readonly ConnectionLimit _limit;
    private readonly TimeProvider _clock;
    private readonly Socket? _socket;
    private readonly WholeInput _input;
    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationTokenRegistration _registration;
    private long _lastWork;
    private int _state;
    private int _ends;
    private bool _isAborted;
    private Func<byte[]>? _answerToEarlyEnd;

    public LimitedConnection(ConnectionContext inner, ConnectionLimit limit, TimeProvider clock)
    {
        _inner = inner;
        _limit = limit;
        _clock = clock;
        _lastWork = clock.GetTimestamp();
        _socket = inner.Features.Get<IConnectionSocketFeature>()?.Socket;
        FileNumber = OperatingSystem.IsWindows() || _socket is null ? -1 : _socket.Handle;
        inner.Features.Set(this);
        ConnectionClosed = _closed.Token;
        _input = new WholeInput(inner.Transport.Input);
        Transport = new Pipes(_input, inner.Transport.Output);
        _registration = inner.ConnectionClosed.UnsafeRegister(static connection => ((LimitedConnection)connection!).Close(), this);
    }

    /// <summary>The number of its file; -1 where files have none. The system takes the lowest that is free.</summary>
    public long FileNumber { get; }

    /// <summary>When something was last done for it.</summary>
    public long LastWork => Volatile.Read(ref _lastWork);

    /// <summary>Whether anything was ever done for it.</summary>
    public bool HasWorked { get; private set; }

    /// <summary>Whether it could give way.</summary>
    public bool IsWaiting => Volatile.Read(ref _state) == Waiting;

    /// <summary>Written to the client as it is when its body ends before its length; null while no body is read.</summary>
    public Func<byte[]>? AnswerToEarlyEnd
    {
        get => _answerToEarlyEnd;
        set
        {
            _answerToEarlyEnd = value;
            _input.IsInBody = value is not null;
        }
    }

    /// <inheritdoc/>
    public override IDuplexPipe Transport { get; set; }

    /// <inheritdoc/>
    public override string ConnectionId
    {
        get => _inner.ConnectionId;
        set => _inner.ConnectionId = value;
    }

    /// <inheritdoc/>
    public override IFeatureCollection Features => _inner.Features;

    /// <inheritdoc/>
    public override IDictionary<object, object?> Items
    {
        get => _inner.Items;
        set => _inner.Items = value;
    }

    /// <inheritdoc/>
    public override CancellationToken ConnectionClosed { get; set; }

    /// <inheritdoc/>
    public override EndPoint? LocalEndPoint
    {
        get => _inner.LocalEndPoint;
        set => _inner.LocalEndPoint = value;
    }

    /// <inheritdoc/>
    public override EndPoint? RemoteEndPoint
    {
        get => _inner.RemoteEndPoint;
        set => _inner.RemoteEndPoint = value;
    }

    /// <summary>An operation begins; false = the connection has just given way.</summary>
    public bool TryBeginWork() => Interlocked.CompareExchange(ref _state, Working, Waiting) == Waiting;

    /// <summary>The operation is done.</summary>
    public void EndWork()
    {
        HasWorked = true;
        Volatile.Write(ref _lastWork, _clock.GetTimestamp());
        Interlocked.CompareExchange(ref _state, Waiting, Working);
    }

    /// <summary>Ends the connection in favour of another; false when an operation is being done for it.</summary>
    public bool TryGiveWay()
    {
        if (Interlocked.CompareExchange(ref _state, Gone, Waiting) != Waiting) return false;
        AnswerToEarlyEnd = null;
        Abort(new ConnectionAbortedException("Other connections need its place."));
        return true;
    }

    /// <inheritdoc/>
    public override void Abort(ConnectionAbortedException abortReason)
    {
        // Kestrel takes a body that ends early for a client that is gone, and would say nothing.
        if (AnswerToEarlyEnd is { } answer && HasPeerEnded())
        {
            AnswerToEarlyEnd = null;
            PipeWriter output = _inner.Transport.Output;
            output.Write(answer());
            _ = output.FlushAsync().AsTask();
            return;
        }

        Volatile.Write(ref _isAborted, true);
        _inner.Abort(abortReason);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Interlocked.Exchange(ref _ends, 1) != 0) return;
        try
        {
            await _registration.DisposeAsync();
            await _inner.DisposeAsync();
        }
        finally
        {
            _closed.Dispose();
            _limit.Leave(this);
        }
    }

    private bool HasPeerEnded()
    {
        try
        {
            return _socket is not null && _socket.Poll(0, SelectMode.SelectRead) && _socket.Available == 0;
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void Close()
    {
        if (Volatile.Read(ref _isAborted) || _socket?.Connected != true) _closed.Cancel();
        else _closed.CancelAfter(s_patience);
    }

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

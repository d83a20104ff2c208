using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EcsTaskDef.Server;

/// <summary>
/// Listens on sockets, and hands a connection on when <see cref="ConnectionLimit"/> has room for it. Kestrel's own limit closes
/// a connection after it has been accepted and set up, which is too late where files run out.
/// </summary>
internal sealed class LimitedListeners : IConnectionListenerFactory
{
    // With fewer, clients would take the place of one another all the time.
    private const int FewestConnections = 4;

    private readonly SocketTransportFactory _sockets;
    private readonly ConnectionLimit _limit;
    private readonly TimeProvider _clock;

    public LimitedListeners(ConnectionLimit limit, TimeProvider clock, ILoggerFactory log)
    {
        _limit = limit;
        _clock = clock;
        _sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions { CreateBoundListenSocket = Bind }), log);
    }

    /// <inheritdoc/>
    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new Listener(await _sockets.BindAsync(endpoint, cancellationToken), _limit, _clock);

    private Socket Bind(EndPoint endpoint)
    {
        Socket socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (OperatingSystem.IsWindows() || !(socket.Handle + FewestConnections > _limit.HighestFile)) return socket;
        socket.Dispose();
        throw new IOException("the limit of open files leaves no room for connections; raise it (ulimit -n).");
    }

    private sealed class Listener(IConnectionListener sockets, ConnectionLimit limit, TimeProvider clock) : IConnectionListener
    {
        private readonly CancellationTokenSource _stop = new();

        public EndPoint EndPoint => sockets.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            if (await sockets.AcceptAsync(cancellationToken) is not { } accepted) return null;
            LimitedConnection connection = new(accepted, limit, clock);
            try
            {
                await limit.EnterAsync(connection, _stop.Token);
                return connection;
            }
            catch (OperationCanceledException)
            {
                await connection.DisposeAsync();
                return null;
            }
        }

        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            await _stop.CancelAsync();
            await sockets.UnbindAsync(cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await sockets.DisposeAsync();
            _stop.Dispose();
        }
    }
}

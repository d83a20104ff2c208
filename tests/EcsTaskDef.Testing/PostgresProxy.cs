using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace EcsTaskDef.Testing;

/// <summary>
/// Stands between a client and a PostgreSQL server, understands where its messages begin, counts them, and cuts the connection where a
/// test wants it. It knows no encryption: clients must not ask for it.
/// </summary>
/// <remarks>
/// A client sends its statements as Parse, Bind, Execute… and ends what it wants an answer to with Sync: one Sync is one way there and
/// back.
/// </remarks>
public sealed class PostgresProxy : IDisposable
{
    private const byte Execute = (byte)'E', Sync = (byte)'S', Query = (byte)'Q', Parse = (byte)'P';

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Socket> _open = new();
    private readonly int _serverPort;
    private long _executes, _syncs;
    private Cut? _cut;
    private volatile bool _refuses;

    public PostgresProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    /// <summary>Where clients find it.</summary>
    public int Port { get; }

    /// <summary>Statements that were executed, since the start.</summary>
    public long Statements => Interlocked.Read(ref _executes);

    /// <summary>Ways there and back, since the start.</summary>
    public long RoundTrips => Interlocked.Read(ref _syncs);

    /// <summary>Whether a cut that was asked for has happened.</summary>
    public bool HasCut => _cut is { Done: true };

    /// <summary>
    /// Changes the text of each statement on its way, to see that a test notices what is missing; null = nothing is changed.
    /// </summary>
    public Func<string, string>? Rewrite { get; init; }

    /// <summary>Takes no new connections; those that are open stay.</summary>
    public bool RefusesNew
    {
        get => _refuses;
        set => _refuses = value;
    }

    /// <summary>Cuts the connection once: instead of passing on the n-th statement from now.</summary>
    public void CutBeforeStatement(long number) => _cut = new Cut(Statements + number, AfterIt: false, OnSync: false);

    /// <summary>Cuts the connection once: the n-th statement from now is carried out, and its answer lost.</summary>
    public void CutAfterStatement(long number) => _cut = new Cut(Statements + number, AfterIt: true, OnSync: false);

    /// <summary>Cuts the connection once: all that is sent up to the n-th Sync from now is answered, and the answer lost.</summary>
    public void CutAnswer(long roundTrip) => _cut = new Cut(RoundTrips + roundTrip, AfterIt: true, OnSync: true);

    /// <summary>Cuts all connections that are open.</summary>
    public void CutAll()
    {
        lock (_open)
        {
            foreach (Socket socket in _open) socket.Dispose();
            _open.Clear();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        CutAll();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptSocketAsync(_stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using Socket server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                if (_refuses) return;
                await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stop.Token);
                lock (_open) _open.AddRange([client, server]);
                await Task.WhenAny(ForwardAsync(client, server), AnswerAsync(server, client));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The other side hears it when this one closes.
            }
            finally
            {
                lock (_open)
                {
                    _open.Remove(client);
                    _open.Remove(server);
                }
            }
        }
    }

    private static async Task AnswerAsync(Socket server, Socket client)
    {
        byte[] buffer = new byte[64 * 1024];
        for (int read; (read = await server.ReceiveAsync(buffer)) > 0;) await SendAsync(client, buffer.AsMemory(0, read));
    }

    private async Task ForwardAsync(Socket client, Socket server)
    {
        // The first message has no type, and so has a request to cancel.
        byte[] first = await ReadAsync(client, 0);
        await SendAsync(server, first);
        while (true)
        {
            byte[] message = Rewritten(await ReadAsync(client, 1));
            bool isSync = message[0] is Sync or Query, isStatement = message[0] is Execute or Query;
            long syncs = isSync ? Interlocked.Increment(ref _syncs) : 0, executes = isStatement ? Interlocked.Increment(ref _executes) : 0;
            bool cuts = _cut is { Done: false } cut && (cut.OnSync ? isSync && syncs == cut.At : isStatement && executes == cut.At);
            if (cuts && !_cut!.AfterIt)
            {
                _cut.Done = true;
                return;
            }

            await SendAsync(server, message);
            if (!cuts) continue;

            // So that the server certainly carries it out. What it answers goes nowhere: the client is cut off first.
            _cut!.Done = true;
            client.Shutdown(SocketShutdown.Both);
            if (!_cut.OnSync) await SendAsync(server, new byte[] { (byte)'H', 0, 0, 0, 4 });
            await Task.Delay(200);
            return;
        }
    }

    // Parse: the type, the length, the statement's name, its text, each with a zero behind it, and the types of its values.
    private byte[] Rewritten(byte[] message)
    {
        if (Rewrite is null || message[0] != Parse) return message;
        int text = Array.IndexOf(message, (byte)0, 5) + 1, end = Array.IndexOf(message, (byte)0, text);
        byte[] changed = Encoding.UTF8.GetBytes(Rewrite(Encoding.UTF8.GetString(message, text, end - text)));
        byte[] whole = [.. message[..text], .. changed, .. message[end..]];
        BinaryPrimitives.WriteInt32BigEndian(whole.AsSpan(1), whole.Length - 1);
        return whole;
    }

    private static async Task<byte[]> ReadAsync(Socket socket, int typeLength)
    {
        byte[] head = new byte[typeLength + sizeof(int)];
        await FillAsync(socket, head);
        int length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(typeLength));
        byte[] message = new byte[typeLength + length];
        head.CopyTo(message, 0);
        await FillAsync(socket, message.AsMemory(head.Length));
        return message;
    }

    private static async Task FillAsync(Socket socket, Memory<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            int read = await socket.ReceiveAsync(buffer);
            if (read == 0) throw new SocketException((int)SocketError.ConnectionReset);
            buffer = buffer[read..];
        }
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0) bytes = bytes[await socket.SendAsync(bytes)..];
    }

    private sealed record Cut(long At, bool AfterIt, bool OnSync)
    {
        public bool Done { get; set; }
    }
}

using System.Net;
using System.Net.Sockets;

namespace EcsTaskDef.Benchmarks.Load;

/// <summary>
/// One connection with at most one request under way, kept alive as long as the endpoint wants it; another is opened when
/// it does not.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly IPEndPoint _address;
    private byte[] _buffer = new byte[64 * 1024];
    private int _have;
    private int _bodyStart;
    private int _bodyEnd;

    public Connection(IPEndPoint address)
    {
        _address = address;
        Socket = Open();
    }

    public Socket Socket { get; private set; }

    /// <summary>The last answer's body.</summary>
    public ReadOnlySpan<byte> Body => _buffer.AsSpan(_bodyStart, _bodyEnd - _bodyStart);

    public void Send(byte[] request)
    {
        int sent = 0;
        while (sent < request.Length) sent += Socket.Send(request, sent, request.Length - sent, SocketFlags.None);
    }

    /// <summary>Receives what is there; true when the answer is whole.</summary>
    public bool Receive()
    {
        if (_have == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        int received = Socket.Receive(_buffer, _have, _buffer.Length - _have, SocketFlags.None);
        if (received == 0) throw new IOException("The endpoint hung up.");
        _have += received;
        int end = WireBytes.LengthOfAnswer(_buffer.AsSpan(0, _have), out _bodyStart);
        if (end < 0) return false;
        if (end != _have) throw new InvalidOperationException("More than one answer to one request.");
        _bodyEnd = end;
        _have = 0;
        if (!WireBytes.IsLast(_buffer.AsSpan(0, _bodyStart))) return true;
        Socket.Dispose();
        Socket = Open();
        return true;
    }

    public byte[] Call(byte[] request)
    {
        Send(request);
        while (!Receive())
        {
        }

        return Body.ToArray();
    }

    private Socket Open()
    {
        Socket socket = new(_address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
        socket.Connect(_address);
        return socket;
    }

    public void Dispose() => Socket.Dispose();
}

using System.Net;
using System.Net.Sockets;

namespace EcsTaskDef.Testing;

/// <summary>Ports for programs that are told where to listen.</summary>
public static class FreePort
{
    // Below those that systems give to all who ask for any: such a one may be somebody else's by the time that a program has started.
    private const int First = 20_000, End = 32_000;

    private const int MaxAttempts = 1000;

    /// <summary>A port of the loopback at which nobody listens.</summary>
    public static int Find()
    {
        for (int attempt = 1; ; attempt++)
        {
            int port = Random.Shared.Next(First, End);
            try
            {
                using TcpListener listener = new(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException) when (attempt < MaxAttempts)
            {
                // Somebody does.
            }
        }
    }
}

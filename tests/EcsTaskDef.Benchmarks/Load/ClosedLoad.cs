using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EcsTaskDef.Benchmarks.Load;

/// <summary>Every connection sends its next request as soon as it has its answer. One thread, no allocation per request.</summary>
internal sealed class ClosedLoad : IDisposable
{
    private readonly Connection[] _connections;
    private int _next;

    public ClosedLoad(IPEndPoint address, int connections)
    {
        _connections = Enumerable.Range(0, connections).Select(_ => new Connection(address)).ToArray();
    }

    /// <summary>Runs for a time; returns the number of answers and the seconds that they took.</summary>
    public (long Count, double Seconds) Run(byte[][] requests, TimeSpan duration)
    {
        long start = Stopwatch.GetTimestamp(), end = start + (long)(duration.TotalSeconds * Stopwatch.Frequency), count = 0;
        if (_connections.Length == 1)
        {
            // Nothing to choose from: no need to ask which one is ready.
            Connection only = _connections[0];
            for (; Stopwatch.GetTimestamp() < end; count++)
            {
                only.Send(Next(requests));
                while (!only.Receive())
                {
                }
            }

            return (count, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        Dictionary<Socket, Connection> busy = [];
        foreach (Connection connection in _connections) Send(connection);
        List<Socket> ready = new(busy.Count);
        while (busy.Count > 0)
        {
            ready.Clear();
            ready.AddRange(busy.Keys);
            Socket.Select(ready, null, null, -1);
            bool more = Stopwatch.GetTimestamp() < end;
            foreach (Socket socket in ready)
            {
                Connection connection = busy[socket];
                if (!connection.Receive()) continue;
                count++;
                busy.Remove(socket);
                if (more) Send(connection);
            }
        }

        return (count, Stopwatch.GetElapsedTime(start).TotalSeconds);

        void Send(Connection connection)
        {
            busy[connection.Socket] = connection;
            connection.Send(Next(requests));
        }
    }

    public void Dispose()
    {
        foreach (Connection connection in _connections) connection.Dispose();
    }

    private byte[] Next(byte[][] requests) => requests[_next++ % requests.Length];
}

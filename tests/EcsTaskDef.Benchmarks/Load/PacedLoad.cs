using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EcsTaskDef.Benchmarks.Load;

/// <summary>
/// Operations at a fixed rate, a millisecond's worth at a time, whether or not earlier ones are answered: what must wait
/// for a connection has its time of waiting counted.
/// </summary>
internal sealed class PacedLoad : IDisposable
{
    private const int Families = 50;

    // In a hundred operations. As many are deleted as registered, so that there is something to compact.
    private static readonly (string Operation, int Share)[] s_mix =
    [
        ("DescribeTaskDefinition", 70), ("ListTaskDefinitions", 10), ("ListTaskDefinitionFamilies", 5),
        ("RegisterTaskDefinition", 5), ("DeregisterTaskDefinition", 5), ("DeleteTaskDefinitions", 5),
    ];

    private readonly Connection[] _connections;
    private readonly Dictionary<Socket, Connection> _bySocket;
    private readonly Dictionary<Connection, (int Operation, long Due, string Revision)> _busy = [];
    private readonly Queue<(int Operation, long Due)> _due = new();
    private readonly Queue<string> _active = new();
    private readonly Queue<string> _inactive = new();
    private readonly List<double>[] _latencies = [.. s_mix.Select(static _ => new List<double>())];
    private readonly byte[][] _registrations = [
        .. Enumerable.Range(0, Families).Select(static n => WireBytes.Request("RegisterTaskDefinition", StoreOf.Json($"mixed-{n}"))),
    ];
    private readonly byte[][] _descriptions =
        [
            .. Enumerable.Range(0, StoreOf.Families)
                .Select(static n => WireBytes.Request("DescribeTaskDefinition", $$"""{"taskDefinition":"{{StoreOf.Family(n)}}:1"}""")),
        ];
    private readonly byte[] _list = WireBytes.Request("ListTaskDefinitions", "{}");
    private readonly byte[] _families = WireBytes.Request("ListTaskDefinitionFamilies", "{}");
    private int _number;

    public PacedLoad(IPEndPoint address, int connections)
    {
        _connections = [.. Enumerable.Range(0, connections).Select(_ => new Connection(address))];
        _bySocket = _connections.ToDictionary(static connection => connection.Socket);
    }

    public static IReadOnlyList<string> Operations { get; } = [.. s_mix.Select(static one => one.Operation)];

    /// <summary>Which of them registers.</summary>
    public static int Register { get; } = Array.FindIndex(s_mix, static one => one.Operation == "RegisterTaskDefinition");

    public IReadOnlyList<Series> Latencies => [.. _latencies.Select(static samples => new Series(samples))];

    /// <param name="perSecond">Operations a second, a multiple of 1,000.</param>
    /// <param name="duration">How long.</param>
    /// <param name="keep">Whether the latencies are kept.</param>
    public void Run(int perSecond, TimeSpan duration, bool keep)
    {
        List<Socket> ready = [];
        long start = Stopwatch.GetTimestamp(), tick = Stopwatch.Frequency / 1000, ticks = 0, last = (long)duration.TotalMilliseconds;

        // In turn: a server ends a connection that is not used for minutes.
        Queue<Connection> idle = new(_connections.Except(_busy.Keys));
        while (ticks < last || _busy.Count > 0)
        {
            for (; ticks < last && start + ticks * tick <= Stopwatch.GetTimestamp(); ticks++)
            {
                for (int i = 0; i < perSecond / 1000; i++) _due.Enqueue((Choose(_number++), start + ticks * tick));
            }

            while (idle.Count > 0 && _due.TryDequeue(out (int Operation, long Due) next))
            {
                Connection connection = idle.Dequeue();
                byte[] request = Request(ref next.Operation, out string revision);
                connection.Send(request);
                _busy[connection] = (next.Operation, next.Due, revision);
            }

            ready.Clear();
            ready.AddRange(_busy.Keys.Select(static connection => connection.Socket));
            if (ready.Count == 0)
            {
                System.Threading.Thread.Sleep(1);
                continue;
            }

            Socket.Select(ready, null, null, 1000);
            foreach (Socket socket in ready)
            {
                Connection connection = _bySocket[socket];
                if (!connection.Receive()) continue;
                (int operation, long due, string revision) = _busy[connection];
                _busy.Remove(connection);
                idle.Enqueue(connection);
                if (keep) _latencies[operation].Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
                Answered(s_mix[operation].Operation, revision, connection.Body);
            }
        }
    }

    public void Dispose()
    {
        foreach (Connection connection in _connections) connection.Dispose();
    }

    // Spread evenly and always the same.
    private static int Choose(int number)
    {
        int place = number * 37 % 100, operation = 0;
        while (place >= s_mix[operation].Share) place -= s_mix[operation++].Share;
        return operation;
    }

    // What has no revision to work on yet describes instead.
    private byte[] Request(ref int operation, out string revision)
    {
        revision = "";
        switch (s_mix[operation].Operation)
        {
            case "RegisterTaskDefinition": return _registrations[_number % Families];
            case "ListTaskDefinitions": return _list;
            case "ListTaskDefinitionFamilies": return _families;
            case "DeregisterTaskDefinition" when _active.TryDequeue(out string? active):
                revision = active;
                return WireBytes.Request("DeregisterTaskDefinition", $$"""{"taskDefinition":"{{active}}"}""");
            case "DeleteTaskDefinitions" when _inactive.TryDequeue(out string? inactive):
                return WireBytes.Request("DeleteTaskDefinitions", $$"""{"taskDefinitions":["{{inactive}}"]}""");
            default:
                operation = 0;
                return _descriptions[_number % _descriptions.Length];
        }
    }

    private void Answered(string operation, string revision, ReadOnlySpan<byte> body)
    {
        if (operation == "DeregisterTaskDefinition") _inactive.Enqueue(revision);
        if (operation != "RegisterTaskDefinition") return;
        ReadOnlySpan<byte> mark = "task-definition/"u8;
        ReadOnlySpan<byte> name = body[(body.LastIndexOf(mark) + mark.Length)..];
        _active.Enqueue(Encoding.ASCII.GetString(name[..name.IndexOf((byte)'"')]));
    }
}

using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Server.Tests.Hosting;

/// <summary>Connections as nobody decent makes them, all at once, and beside them one client as they should be.</summary>
internal sealed class HostileClients(int port)
{
    private const string Body = """{"family":"web","containerDefinitions":[{"name":"web","image":"registry.example/web:1","memory":64}]}""";
    private const string List =
        "POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: AmazonEC2ContainerServiceV20141113.ListTaskDefinitionFamilies\r\nContent-Length: "
            + "2\r\n\r\n{}";
    private const string Head = "POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition\r\n";

    private readonly (string Name, int Width, Func<NetworkStream, Random, CancellationToken, Task> Act)[] _kinds =
    [
        ("idle", 200, static (_, _, stop) => Task.Delay(Timeout.Infinite, stop)),
        ("slow headers", 20, static (stream, _, stop) => DripAsync(stream, Head, "X-Slow: y\r\n", stop)),
        ("slow body", 20, static (stream, _, stop) => DripAsync(stream, Head + "Content-Length: 500000\r\n\r\n{", " ", stop)),
        ("slow chunks", 20, static (stream, _, stop) => DripAsync(stream, Head + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n", stop)),
        (
            "promise of a body", 20,
            static (stream, _, stop) => DripAsync(stream, Head + "Content-Length: 100\r\nExpect: 100-continue\r\n\r\n", "", stop)),
        ("body too long, told", 4, static (stream, _, stop) => TellAsync(stream, Head + "Content-Length: 200000000\r\n\r\n{", stop)),
        ("body too long, in chunks", 4, static (stream, _, stop) => TellAsync(
            stream, Head + "Transfer-Encoding: chunked\r\n\r\n180000\r\n" + new string(' ', 0x180000) + "\r\n0\r\n\r\n", stop)),
        ("half a request", 4, static (stream, _, stop) => TellAsync(stream, Head + "Content-Length: 100\r\n\r\n{", stop, ends: true)),
        ("reset in the middle", 4, static async (stream, _, stop) =>
        {
            await SendAsync(stream, Head + "Content-Length: 100000\r\n\r\n{\"family\":\"web\"", stop);
            stream.Socket.LingerState = new LingerOption(true, 0);
        }),
        ("pipelined", 2, static (stream, _, stop) => TellAsync(stream, string.Concat(Enumerable.Repeat(List, 100)), stop, ends: true)),
        ("answers not read", 4, static async (stream, _, stop) =>
        {
            await SendAsync(stream, string.Concat(Enumerable.Repeat(List, 300)), stop);
            await Task.Delay(Timeout.Infinite, stop);
        }),
        ("garbage", 4, static async (stream, random, stop) =>
        {
            byte[] garbage = new byte[random.Next(1, 8192)];
            random.NextBytes(garbage);
            await stream.WriteAsync(garbage, stop);
            stream.Socket.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(Stream.Null, stop);
        }),
        ("another version", 2, static (stream, _, stop) => TellAsync(stream, "POST / HTTP/9.9\r\nHost: x\r\n\r\n", stop)),
        ("HTTP/2", 2, static (stream, _, stop) => TellAsync(stream, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0", stop)),
        ("huge header", 4, static (stream, _, stop) => TellAsync(stream, Head + "X-Long: " + new string('x', 100_000) + "\r\n\r\n", stop)),
        (
            "many headers", 4,
            static (stream, _, stop) =>
                TellAsync(stream, Head + string.Concat(Enumerable.Range(0, 500).Select(static i => $"X-{i}: y\r\n")) + "\r\n", stop)),
    ];

    private readonly Dictionary<string, int> _made = new(StringComparer.Ordinal);
    private readonly List<string> _failures = [];

    /// <summary>What the decent client was not answered with.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>How many connections of each kind were made.</summary>
    public string Counts =>
        string.Join(", ", _made.OrderBy(static made => made.Key, StringComparer.Ordinal).Select(static made => $"{made.Value} {made.Key}"));

    /// <summary>Whether every kind was tried.</summary>
    public bool IsComplete => _made.Count == _kinds.Length;

    /// <summary>Attacks for as long as the decent client needs for its requests, each on a connection of its own.</summary>
    public async Task AttackAsync(int requests)
    {
        using var stop = new CancellationTokenSource();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var all = new CountdownEvent(_kinds.Sum(static kind => kind.Width));
        Task[] hostile = _kinds.SelectMany(kind => Enumerable.Range(0, kind.Width)
            .Select(i => AttackAsync(kind.Name, kind.Act, new Random(i), all, stop.Token))).ToArray();

        // The attack is on when each of them has connected once.
        await Task.Run(all.Wait);
        for (int i = 0; i < requests; i++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(Body) };
                request.Headers.ConnectionClose = true;
                request.Headers.TryAddWithoutValidation("X-Amz-Target", WireEndpoint.TargetPrefix + "RegisterTaskDefinition");
                using HttpResponseMessage response = await client.SendAsync(request);
                string answer = await response.Content.ReadAsStringAsync();
                if (!response.IsSuccessStatusCode) _failures.Add($"{(int)response.StatusCode} {answer}");
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                _failures.Add(failure.Message);
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(hostile);
    }

    private async Task AttackAsync(
        string name, Func<NetworkStream, Random, CancellationToken, Task> act, Random random, CountdownEvent all, CancellationToken stop)
    {
        bool first = true;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                // Enough to be a nuisance, and not the machine's only occupation.
                await Task.Delay(10, stop);
                using var connection = new TcpClient { NoDelay = true };
                await connection.ConnectAsync(IPAddress.Loopback, port, stop);
                lock (_made) _made[name] = _made.GetValueOrDefault(name) + 1;
                Connected();
                await act(connection.GetStream(), random, stop);
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
            {
                // Refused, reset, or told to stop: what else should a server do.
            }

            Connected();
        }

        void Connected()
        {
            if (first) all.Signal();
            first = false;
        }
    }

    private static ValueTask SendAsync(NetworkStream stream, string text, CancellationToken stop) =>
        stream.WriteAsync(Encoding.Latin1.GetBytes(text), stop);

    private static async Task DripAsync(NetworkStream stream, string start, string drop, CancellationToken stop)
    {
        await SendAsync(stream, start, stop);
        while (true)
        {
            await Task.Delay(200, stop);
            await SendAsync(stream, drop, stop);
        }
    }

    // Sends, and reads until the server ends it.
    private static async Task TellAsync(NetworkStream stream, string text, CancellationToken stop, bool ends = false)
    {
        await SendAsync(stream, text, stop);
        if (ends) stream.Socket.Shutdown(SocketShutdown.Send);
        await stream.CopyToAsync(Stream.Null, stop);
    }
}

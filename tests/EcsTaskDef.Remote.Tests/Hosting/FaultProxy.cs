using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace EcsTaskDef.Remote.Tests.Hosting;

/// <summary>
/// Stands between client and server and does to requests what networks and services do. It forwards bytes as they are, so signatures hold,
/// and keeps an account of what reached the server.
/// </summary>
internal sealed partial class FaultProxy : IDisposable
{
    /// <summary>Longer than the patience of the tests' clients.</summary>
    public static readonly TimeSpan TooLong = TimeSpan.FromSeconds(4);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _server;
    private readonly Func<string, WireFault> _plan;

    /// <param name="server">Where the server listens.</param>
    /// <param name="plan">The fault of a request, by its operation.</param>
    public FaultProxy(Uri server, Func<string, WireFault> plan)
    {
        (_server, _plan) = (server, plan);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Operations that reached the server, each time that they did.</summary>
    public ConcurrentQueue<string> Reached { get; } = [];

    /// <summary>Operations that were asked for, each time that they were.</summary>
    public ConcurrentQueue<(string Operation, WireFault Fault)> Asked { get; } = [];

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using TcpClient server = new() { NoDelay = true };
                client.NoDelay = true;
                while (await ReadMessageAsync(client.GetStream()) is { } request)
                    if (!await AnswerAsync(client, server, request)) return;
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Either side hung up.
            }
        }
    }

    // False when the connection is over.
    private async Task<bool> AnswerAsync(TcpClient client, TcpClient server, byte[] request)
    {
        string operation = Operation().Match(Encoding.Latin1.GetString(request)).Groups[1].Value;
        WireFault fault = _plan(operation);
        Asked.Enqueue((operation, fault));
        if (Refusal(fault) is { } refusal)
        {
            await client.GetStream().WriteAsync(refusal, _stop.Token);
            return true;
        }

        if (fault == WireFault.ResetBefore) return Reset(client);
        if (!server.Connected) await server.ConnectAsync(_server.Host, _server.Port, _stop.Token);
        Reached.Enqueue(operation);
        await server.GetStream().WriteAsync(request, _stop.Token);
        byte[] answer = await ReadMessageAsync(server.GetStream()) ?? throw new IOException("The server hung up.");
        switch (fault)
        {
            case WireFault.ResetAfter: return Reset(client);
            case WireFault.HalfAnswer:
                await client.GetStream().WriteAsync(answer.AsMemory(0, answer.Length - 10), _stop.Token);
                return Reset(client, abrupt: false);
            case WireFault.Slow:
                await Task.Delay(TooLong, _stop.Token);
                break;
        }

        await client.GetStream().WriteAsync(answer, _stop.Token);
        return true;
    }

    private static bool Reset(TcpClient client, bool abrupt = true)
    {
        if (abrupt) client.LingerState = new LingerOption(true, 0);
        client.Close();
        return false;
    }

    private static byte[]? Refusal(WireFault fault) => fault switch
    {
        WireFault.Throttle => Answer(400, "ThrottlingException", "Rate exceeded"),
        WireFault.ServerError => Answer(500, "ServerException", "Service Unavailable. Please try again later."),
        WireFault.Unavailable => Answer(503, null, "unavailable"),
        WireFault.ExpiredToken => Answer(400, "ExpiredTokenException", "The security token included in the request is expired"),
        WireFault.AccessDenied => Answer(
            400, "AccessDeniedException", "User: arn:aws:iam::123456789012:user/ada is not authorized to perform this"),
        _ => null,
    };

    private static byte[] Answer(int status, string? code, string text)
    {
        string body = code is null ? $"<html>{text}</html>" : $$"""{"__type":"{{code}}","message":"{{text}}"}""";
        return Encoding.Latin1.GetBytes(
            $"HTTP/1.1 {status} Answer\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    // Head and body of a request or an answer; null at the end of the connection.
    private async Task<byte[]?> ReadMessageAsync(NetworkStream stream)
    {
        using MemoryStream message = new();
        byte[] buffer = new byte[64 * 1024];
        int end = -1, length = 0;
        while (end < 0 || message.Length < end + length)
        {
            int read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0) return null;
            message.Write(buffer, 0, read);
            if (end >= 0) continue;
            string head = Encoding.Latin1.GetString(message.GetBuffer(), 0, (int)message.Length);
            int blank = head.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (blank < 0) continue;
            end = blank + 4;
            length = Length().Match(head) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        }

        return message.ToArray();
    }

    [GeneratedRegex(@"X-Amz-Target: \w+\.(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Operation();

    [GeneratedRegex(@"^Content-Length: (\d+)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Length();
}

using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace EcsTaskDef.Server.Tests.Hosting;

/// <summary>A connection that sends what the test wants, and as slowly.</summary>
internal sealed partial class RawConnection : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Socket _socket;

    private RawConnection(Socket socket) => _socket = socket;

    public static async Task<RawConnection> OpenAsync(int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var patience = new CancellationTokenSource(s_patience);
        await socket.ConnectAsync(IPAddress.Loopback, port, patience.Token);
        return new RawConnection(socket);
    }

    /// <summary>The head of a POST with a body of some length.</summary>
    public static string Head(string operation, long length, string headers = "") =>
        $"POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: AmazonEC2ContainerServiceV20141113.{operation}\r\n{headers}Content-Length: "
            + $"{length}\r\n\r\n";

    public async Task SendAsync(string text)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        using var patience = new CancellationTokenSource(s_patience);
        for (int sent = 0; sent < bytes.Length;) sent += await _socket.SendAsync(bytes.AsMemory(sent), patience.Token);
    }

    /// <summary>Sends as much as the server takes; false when it has closed the connection.</summary>
    public async Task<bool> TrySendAsync(string text)
    {
        try
        {
            await SendAsync(text);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>What the server sends until it closes the connection; empty when it only closes it.</summary>
    public Task<string> ReadToEndAsync() => ReadAsync(null);

    /// <summary>
    /// One answer with a Content-Length. The server does not close the connection before it has waited some seconds for a body that does
    /// not come.
    /// </summary>
    public Task<string> ReadAnswerAsync() => ReadAsync(static text =>
    {
        int body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        return body >= 4 && Length().Match(text, 0, body) is { Success: true } length
            && text.Length - body >= int.Parse(length.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    });

    private async Task<string> ReadAsync(Func<string, bool>? isWhole)
    {
        using var answer = new MemoryStream();
        byte[] buffer = new byte[8192];
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            int read;
            while (isWhole?.Invoke(Encoding.Latin1.GetString(answer.GetBuffer(), 0, (int)answer.Length)) != true
                && (read = await _socket.ReceiveAsync(buffer, patience.Token)) > 0) answer.Write(buffer, 0, read);
        }
        catch (SocketException)
        {
            // Reset: what came before counts.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    public void Dispose() => _socket.Dispose();

    [GeneratedRegex("^Content-Length: ([0-9]+)\r$", RegexOptions.Multiline)]
    private static partial Regex Length();
}

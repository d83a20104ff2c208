using System.Net.Sockets;
using EcsTaskDef.Server.Tests.Hosting;

namespace EcsTaskDef.Server.Tests;

/// <summary>HTTP as no well-behaved client library would write it.</summary>
public sealed class RawHttpTests
{
    private const string Target = "X-Amz-Target: AmazonEC2ContainerServiceV20141113.ListTaskDefinitions\r\n";
    private const string Listed = """{"taskDefinitionArns":[]}""";

    [Fact]
    public async Task HTTP_1_0_is_answered()
    {
        string answer = await TalkAsync($"POST / HTTP/1.0\r\n{Target}Content-Length: 2\r\n\r\n{{}}");
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n" + Listed, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipelined_requests_are_answered_in_their_order()
    {
        string request = $"POST / HTTP/1.1\r\nHost: x\r\n{Target}Content-Length: 2\r\n\r\n{{}}";
        string last = $"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{{}}";
        string answer = await TalkAsync(request + request + last);
        Assert.Equal(4, answer.Split("HTTP/1.1 ").Length);
        Assert.Equal(3, answer.Split(Listed).Length);
        Assert.EndsWith("""{"__type":"UnknownOperationException"}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_in_chunks_is_read()
    {
        string answer = await TalkAsync(
            $"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{Target}Transfer-Encoding: "
                + $"chunked\r\n\r\n1\r\n{{\r\n1\r\n}}\r\n0\r\n\r\n");
        Assert.EndsWith(Listed, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_chunk_is_a_clear_error()
    {
        string answer = await TalkAsync(
            $"POST / HTTP/1.1\r\nHost: x\r\n{Target}Transfer-Encoding: chunked\r\n\r\nnonsense\r\n");
        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\"__type\":\"SerializationException\"", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_before_sending_too_much_is_told_without_sending_it()
    {
        string answer = await TalkAsync(
            $"POST / HTTP/1.1\r\nHost: x\r\n{Target}Content-Length: 3000000\r\nExpect: 100-continue\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"__type\":\"RequestEntityTooLargeException\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_before_sending_is_told_to_go_on()
    {
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{Target}Content-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
        byte[] goOn = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
        await stream.ReadExactlyAsync(goOn).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(goOn));
        await stream.WriteAsync("{}"u8.ToArray());
        using var rest = new StreamReader(stream);
        Assert.EndsWith(Listed, await rest.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_far_too_long_is_refused_without_reading_it()
    {
        string answer = await TalkAsync($"POST / HTTP/1.1\r\nHost: x\r\n{Target}Content-Length: 200000000\r\n\r\n{{");
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("The request body is longer than 1048576 bytes.\"}", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GARBAGE\r\n\r\n", "400")]
    [InlineData("POST / HTTP/1.1\r\n\r\n", "400")]
    [InlineData("POST / HTTP/3.7\r\nHost: x\r\n\r\n", "505")]
    public async Task What_is_no_HTTP_is_refused_and_the_server_lives_on(string request, string status)
    {
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        Assert.StartsWith($"HTTP/1.1 {status} ", await TalkAsync(server, request), StringComparison.Ordinal);
        (await server.CallAsync("ListTaskDefinitions", "{}")).Ok();
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        string answer = await TalkAsync($"POST / HTTP/1.1\r\nHost: x\r\nX-Long: {new string('x', 100_000)}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 431 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_targets_name_no_operation()
    {
        string answer = await TalkAsync(
            $"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{Target}{Target}Content-Length: 2\r\n\r\n{{}}");
        Assert.EndsWith("""{"__type":"UnknownOperationException"}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_tells_which_server_software_runs()
    {
        string answer = await TalkAsync($"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{Target}Content-Length: 2\r\n\r\n{{}}");
        Assert.DoesNotContain("\r\nServer:", answer, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\r\nDate: ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\n{")]
    [InlineData("Content-Length: 100\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n{")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")]
    public async Task A_body_that_ends_early_is_a_clear_error(string rest)
    {
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        foreach (int pause in new[] { 0, 50 })
        {
            string answer = await TalkAsync(server, $"POST / HTTP/1.1\r\nHost: x\r\n{Target}{rest}", pause);
            Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", answer, StringComparison.Ordinal);
            Assert.Contains("Connection: close\r\n", answer, StringComparison.Ordinal);
            Assert.Contains("x-amzn-RequestId: ", answer, StringComparison.Ordinal);
            Assert.EndsWith(
                """{"__type":"SerializationException","message":"The request body ended before its length."}""", answer,
                StringComparison.Ordinal);
        }

        (await server.CallAsync("ListTaskDefinitions", "{}")).Ok();
    }

    [Theory]
    [InlineData("Content-Length: 2\r\n\r\n{}", 1)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 1)]
    [InlineData("Content-Length: 2\r\n\r\n{}", 20)]
    public async Task Who_ends_what_it_sends_is_answered_all_the_same(string rest, int requests)
    {
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        string sent = string.Concat(System.Linq.Enumerable.Repeat($"POST / HTTP/1.1\r\nHost: x\r\n{Target}{rest}", requests));
        foreach (int pause in new[] { 0, 50 })
            Assert.Equal(requests + 1, (await TalkAsync(server, sent, pause)).Split(Listed).Length);
    }

    private static async Task<string> TalkAsync(string request)
    {
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        return await TalkAsync(server, request);
    }

    // Sends, and reads until the server closes the connection.
    private static async Task<string> TalkAsync(EndpointUnderTest server, string request, int? pauseBeforeEnd = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Port, patience.Token);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
        if (pauseBeforeEnd is { } pause)
        {
            await Task.Delay(pause, patience.Token);
            client.Client.Shutdown(SocketShutdown.Send);
        }

        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException) when (answer.Length > 0)
        {
            // The connection was reset after the answer: the answer is what counts.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}

using System.Diagnostics;
using EcsTaskDef.Server.Tests.Hosting;

namespace EcsTaskDef.Server.Tests;

/// <summary>Bodies that are not there yet: how long they may take, how much memory they have together, and which are never read.</summary>
public sealed class SlowBodyTests
{
    private const string Register = "RegisterTaskDefinition";
    private const string Minimal =
        """{"family":"web","containerDefinitions":[{"name":"web","image":"registry.example/web:1","memory":64}]}""";

    [Fact]
    public async Task A_body_that_stalls_after_a_fast_beginning_is_ended_at_its_deadline()
    {
        await using EndpointUnderTest server = await StartAsync(new() { BodyTime = TimeSpan.FromSeconds(1) });
        foreach (string head in new[]
        {
            RawConnection.Head(Register, 1_000_000),
            RawConnection.Head(Register, 1_000_000) .Replace(
                "Content-Length: 1000000", "Transfer-Encoding: chunked", StringComparison.Ordinal) + "80000\r\n"
        })
        {
            using RawConnection client = await RawConnection.OpenAsync(server.Port);
            await client.SendAsync(head + new string(' ', 500_000));
            Stopwatch watch = Stopwatch.StartNew();
            string answer = await client.ReadToEndAsync();
            Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
            Assert.Contains("Connection: close\r\n", answer, StringComparison.Ordinal);
            Assert.Contains(
                """{"__type":"RequestTimeoutException","message":"The request body was not complete after 1 seconds."}""", answer,
                StringComparison.Ordinal);
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task A_slow_client_that_is_done_by_its_deadline_is_served()
    {
        await using EndpointUnderTest server = await StartAsync(new() { BodyTime = TimeSpan.FromSeconds(40) });
        using RawConnection client = await RawConnection.OpenAsync(server.Port);
        string body = Minimal + new string(' ', 100_000);
        await client.SendAsync(RawConnection.Head(Register, body.Length, "Connection: close\r\n"));
        for (int at = 0; at < body.Length; at += 9_000)
        {
            await Task.Delay(120);
            await client.SendAsync(body.Substring(at, int.Min(9_000, body.Length - at)));
        }

        string answer = await client.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"revision\":1", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stalled_bodies_give_way_to_those_that_come_later_and_everybody_else_goes_on()
    {
        // Room for four of these and some small ones.
        ServerLimits limits = new() { BodyMemory = 2 * 1024 * 1024, YoungBody = TimeSpan.FromMilliseconds(1) };
        await using EndpointUnderTest server = await StartAsync(limits);
        List<RawConnection> stalled = [];
        for (int i = 0; i < 30; i++)
        {
            stalled.Add(await RawConnection.OpenAsync(server.Port));
            await stalled[i].SendAsync(RawConnection.Head(Register, 1_000_000) + new string(' ', 400_000));
            (await server.CallAsync(Register, Minimal)).Ok();
        }

        // A large one that does not stall has its place among them, as soon as the server has read what the others sent: what still
        // comes does not give way.
        Answer large;
        int tries = 0;
        do
        {
            if (tries++ > 0) await Task.Delay(100);
            large = await server.CallAsync(Register, Minimal + new string(' ', 900_000));
        }
        while (large.Status == 503 && tries < 100);
        large.Ok();
        string answer = await stalled[0].ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 503 ", answer, StringComparison.Ordinal);
        Assert.Contains(
            """{"__type":"ServiceUnavailable","message":"Too many large or slow request bodies are under way. Try again."}""", answer,
            StringComparison.Ordinal);
        foreach (RawConnection client in stalled) client.Dispose();
    }

    [Fact]
    public async Task Large_bodies_over_the_budget_are_refused_and_small_ones_are_not()
    {
        // Nobody gives way: all have come just now.
        ServerLimits limits = new() { BodyMemory = 2 * 1024 * 1024, YoungBody = TimeSpan.FromHours(1) };
        await using EndpointUnderTest server = await StartAsync(limits);
        List<RawConnection> stalled = [];
        for (int i = 0; i < 8; i++)
        {
            stalled.Add(await RawConnection.OpenAsync(server.Port));
            await stalled[i].TrySendAsync(RawConnection.Head(Register, 1_000_000) + new string(' ', 500_000));
        }

        await Task.Delay(200);
        Answer refused = await server.CallAsync(Register, Minimal + new string(' ', 900_000));
        Assert.Equal((503, "ServiceUnavailable"), (refused.Status, (string?)refused["__type"]));
        for (int i = 0; i < 10; i++) (await server.CallAsync(Register, Minimal)).Ok();
        foreach (RawConnection client in stalled) client.Dispose();

        // Whose client is gone has no part in it.
        Stopwatch watch = Stopwatch.StartNew();
        while ((await server.CallAsync(Register, Minimal + new string(' ', 900_000))).Status != 200)
        {
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            await Task.Delay(50);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("X-Amz-Target: nonsense\r\n")]
    [InlineData("X-Amz-Target: AmazonEC2ContainerServiceV20141113.Nonsense\r\n")]
    [InlineData("X-Amz-Target: AmazonEC2ContainerServiceV20141113.UpdateContainerAgent\r\n")]
    [InlineData(
        "X-Amz-Target: AmazonEC2ContainerServiceV20141113.ListTaskDefinitions\r\nAuthorization: AWS4-HMAC-SHA256 "
            + "Credential=A/20260102/moon/ecs/aws4_request\r\n")]
    [InlineData("X-Amz-Target: AmazonEC2ContainerServiceV20141113.ListTaskDefinitions\r\nOrigin: http://evil.example\r\n")]
    public async Task What_no_body_could_make_right_is_refused_before_the_body(string headers)
    {
        await using EndpointUnderTest server = await StartAsync(new());
        await AssertRefusedUnreadAsync(server, headers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Authorization: Basic dXNlcjpwYXNz\r\n")]
    [InlineData(
        "Authorization: AWS4-HMAC-SHA256 Credential=A/20150830/us-east-1/ecs/aws4_request, "
            + "SignedHeaders=host;x-amz-date;x-amz-target, Signature=0\r\nX-Amz-Date: 20150830T123600Z\r\n")]
    [InlineData(
        "Authorization: AWS4-HMAC-SHA256 Credential=B/{today}/us-east-1/ecs/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, "
            + "Signature=0\r\nX-Amz-Date: {now}\r\n")]
    public async Task Without_a_signature_that_could_hold_no_body_is_read(string headers)
    {
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport.Socket, credentials: new Credential("A", "secret", null));
        string now = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        headers = headers.Replace("{now}", now, StringComparison.Ordinal).Replace("{today}", now[..8], StringComparison.Ordinal);
        await AssertRefusedUnreadAsync(server, "X-Amz-Target: AmazonEC2ContainerServiceV20141113.ListTaskDefinitions\r\n" + headers);
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData(1_000_000)]
    [InlineData(4_000_000)]
    public async Task A_client_that_sends_everything_first_sees_why_it_was_refused(int length)
    {
        await using EndpointUnderTest server = await StartAsync(new());
        for (int i = 0; i < 3; i++)
        {
            Answer answer = await server.SendAsync(null, new byte[length]);
            Assert.Equal((400, "UnknownOperationException"), (answer.Status, (string?)answer["__type"]));
        }
    }

    [Fact]
    public async Task Answers_that_are_not_read_give_way_too()
    {
        string[] long1 = [.. Enumerable.Repeat(new string('x', 1000), 1000)];
        ServerLimits limits = new() { BodyMemory = 4 * 1024 * 1024, YoungBody = TimeSpan.FromMilliseconds(1) };
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport.Socket, new FakeRegistries((_, _, _) => new(long1)), limits);
        List<RawConnection> silent = [];
        for (int i = 0; i < 40; i++)
        {
            silent.Add(await RawConnection.OpenAsync(server.Port));
            await silent[i].TrySendAsync(string.Concat(Enumerable.Repeat(RawConnection.Head("ListTaskDefinitions", 2) + "{}", 20)));
        }

        // The first of them has been cut off in the middle of what it did not read.
        await Task.Delay(200);
        (await server.CallAsync("ListTaskDefinitions", "{}")).Ok();
        Assert.InRange((await silent[0].ReadToEndAsync()).Length, 0, 19_000_000);
        foreach (RawConnection client in silent) client.Dispose();
    }

    // The answer comes while most of the body has not been sent, and where "100 Continue" is waited for that is not said.
    private static async Task AssertRefusedUnreadAsync(EndpointUnderTest server, string headers)
    {
        foreach (string expect in new[] { "", "Expect: 100-continue\r\n" })
        {
            using RawConnection client = await RawConnection.OpenAsync(server.Port);
            await client.SendAsync(
                $"POST / HTTP/1.1\r\nHost: x\r\n{headers}{expect}Content-Length: 1000000\r\n\r\n{(expect.Length > 0 ? "" : "{")}");
            string answer = await client.ReadAnswerAsync();
            Assert.Matches(@"\AHTTP/1.1 40[03] ", answer);
            Assert.Contains("__type", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("SerializationException", answer, StringComparison.Ordinal);
        }
    }

    private static Task<EndpointUnderTest> StartAsync(ServerLimits limits) =>
        EndpointUnderTest.StartAsync(Transport.Socket, limits: limits);
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Sockets;
using EcsTaskDef.Server.Tests.Hosting;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Server.Tests;

/// <summary>More connections than there is room for, and more bodies than memory: the real program refuses and goes on.</summary>
[Trait("Suite", "Fire")]
public sealed class FloodTests : IDisposable
{
    private const string Body = """{"family":"web","containerDefinitions":[{"name":"web","image":"registry.example/web:1","memory":64}]}""";

    private readonly TemporaryFolder _folder = new(mayStayInUse: true);

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(220)]
    [InlineData(300)]
    public async Task Connections_beyond_the_limit_of_open_files_end_nothing_but_themselves(int openFiles)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such limit.");
        await using ServerProcess server = await ServerProcess.StartAsync(
            new ServerProcess.Surroundings { OpenFiles = openFiles }, "--store", _folder.Combine("store"));
        (await server.CallAsync("RegisterTaskDefinition", Body)).Ok();

        Stopwatch watch = Stopwatch.StartNew();

        // Clients that connect and say nothing, and ones that stall in headers and in bodies; as soon as one is closed, another comes.
        using var stop = new CancellationTokenSource();
        string[] openings = ["", "POST / HT", RawConnection.Head("RegisterTaskDefinition", 500_000) + "{"];
        ConcurrentBag<int> made = [];
        Task[] flood = Enumerable.Range(0, 400)
            .Select(i => Task.Run(() => HoldAsync(server.Address.Port, openings[i % 3], made, stop.Token))).ToArray();
        while (made.Count < 400) await Task.Delay(20);
        using var client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(60) };
        for (int i = 0; i < 15; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(Body) };
            request.Headers.ConnectionClose = true;
            request.Headers.TryAddWithoutValidation("X-Amz-Target", WireEndpoint.TargetPrefix + "RegisterTaskDefinition");
            using HttpResponseMessage response = await client.SendAsync(request);
            (await Answer.ReadAsync(response)).Ok();
        }

        await stop.CancelAsync();
        await Task.WhenAll(flood);
        Output.WriteLine($"15 changes beside {made.Count} connections");
        Assert.Contains("There is no room for more than", server.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain("Error", server.ErrorText, StringComparison.Ordinal);
        Assert.InRange(
            server.ErrorText.Split("There is no room").Length - 1, 1,
            LogLimit.Entries * (1 + (int)Math.Ceiling(watch.Elapsed / LogLimit.Window)));
        (await server.CallAsync("RegisterTaskDefinition", Body)).Ok();
        Assert.Equal(0, await server.SignalAsync("TERM"));
    }

    [Fact]
    public async Task Too_few_files_for_any_connection_are_a_refusal_to_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such limit.");
        (int exitCode, _, string error) = await ServerProcess.RunAsync(
            new ServerProcess.Surroundings { OpenFiles = 160 }, "--store", _folder.Combine("store"), "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exitCode);
        Assert.Equal(
            "Cannot listen on http://127.0.0.1:0: the limit of open files leaves no room for connections; raise it (ulimit -n).",
            error.TrimEnd());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thousand_stalled_bodies_of_a_megabyte_take_a_third_of_a_gigabyte_at_most_and_others_go_on(bool isSigned)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Memory is read as Linux tells it.");
        await using ServerProcess server = await ServerProcess.StartAsync(
            new ServerProcess.Surroundings
            {
                Environment = new Dictionary<string, string> { ["ECSTASKDEF_ACCESS_KEY_ID"] = "A", ["ECSTASKDEF_SECRET_ACCESS_KEY"] = "s" },
            },
            ["--store", _folder.Combine("store"), .. isSigned ? ["--require-signature"] : Array.Empty<string>()]);
        long before = server.WorkingSet;
        string stalled = RawConnection.Head("RegisterTaskDefinition", 1_048_000) + new string(' ', 1_040_000);
        List<RawConnection> clients = [];
        for (int i = 0; i < 1000; i++) clients.Add(await RawConnection.OpenAsync(server.Address.Port));
        long most = 0;
        await Parallel.ForEachAsync(clients, new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (client, _) =>
        {
            await client.TrySendAsync(stalled);
            lock (clients) most = Math.Max(most, server.WorkingSet);
        });
        Answer answer = await server.CallAsync("RegisterTaskDefinition", Body);
        Assert.Equal(isSigned ? 400 : 200, answer.Status);
        Output.WriteLine($"memory {before >> 20} MiB, at most {most >> 20} MiB");
        Assert.True(most < before + (320 << 20), $"Memory grew from {before >> 20} to {most >> 20} MiB.");
        foreach (RawConnection client in clients) client.Dispose();
    }

    [Fact]
    public async Task Connections_beyond_the_limit_take_the_place_of_idle_ones_and_not_of_those_at_work()
    {
        using var entered = new SemaphoreSlim(0);
        var leave = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int calls = 0;
        ServerLimits limits = new() { MaxConnections = 3, YoungConnection = TimeSpan.FromMilliseconds(10) };
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport.Socket,
            new FakeRegistries(async (_, _, _) =>
            {
                if (Interlocked.Increment(ref calls) > 2) return ["quick"];
                entered.Release();
                await leave.Task;
                return ["arn"];
            }),
            limits);
        string list = RawConnection.Head("ListTaskDefinitions", 2, "Connection: close\r\n") + "{}";
        RawConnection[] working = [await RawConnection.OpenAsync(server.Port), await RawConnection.OpenAsync(server.Port)];
        foreach (RawConnection client in working) await client.SendAsync(list);
        foreach (RawConnection _ in working) await entered.WaitAsync(TimeSpan.FromSeconds(30));

        // One place is left, and each takes it from the one before.
        RawConnection[] idle = [await RawConnection.OpenAsync(server.Port), await RawConnection.OpenAsync(server.Port)];
        Assert.Equal("", await idle[0].ReadToEndAsync());
        using RawConnection late = await RawConnection.OpenAsync(server.Port);
        await late.SendAsync(list);
        Assert.Contains("quick", await late.ReadToEndAsync(), StringComparison.Ordinal);
        leave.SetResult();
        foreach (RawConnection client in working) Assert.Contains("\"arn\"", await client.ReadToEndAsync(), StringComparison.Ordinal);
        foreach (RawConnection client in working.Concat(idle)) client.Dispose();
    }

    [Fact]
    public async Task A_fault_of_the_store_names_no_file_to_callers()
    {
        string store = _folder.Combine("store");
        await using ServerProcess server = await ServerProcess.StartAsync("--store", store);
        (await server.CallAsync("RegisterTaskDefinition", Body)).Ok();
        foreach (string journal in Directory.GetFiles(store, "journal-*", SearchOption.AllDirectories))
        {
            // Windows lets a file that is open be written only by those who share it.
            using FileStream open = new(journal, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            open.SetLength(0);
        }

        for (int i = 0; i < 20; i++)
        {
            foreach (string operation in new[] { "RegisterTaskDefinition", "ListTaskDefinitions" })
            {
                Answer answer = await server.CallAsync(operation, operation[0] == 'R' ? Body : "{}");
                Assert.Equal(500, answer.Status);
                Assert.DoesNotContain("/", (string)answer["message"]!, StringComparison.Ordinal);
                if (i > 0) continue;
                while (!server.ErrorText.Contains(answer.Headers["x-amzn-RequestId"], StringComparison.Ordinal)) await Task.Delay(20);
            }
        }

        await File.WriteAllTextAsync(Path.Combine(store, "store.json"), "{");
        using HttpResponseMessage health = await server.Client.GetAsync("/health");
        Answer unhealthy = await Answer.ReadAsync(health);
        Assert.Equal(500, unhealthy.Status);
        Assert.DoesNotContain("/", (string)unhealthy["message"]!, StringComparison.Ordinal);
        Assert.Contains(store, server.ErrorText, StringComparison.Ordinal);
        Assert.InRange(server.ErrorText.Split(" Error: ").Length - 1, 1, 3 * LogLimit.Entries);
    }

    private static async Task HoldAsync(int port, string opening, ConcurrentBag<int> made, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port, stop);
                made.Add(0);
                NetworkStream stream = client.GetStream();
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(opening), stop);
                await stream.CopyToAsync(Stream.Null, stop);
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
            {
                // Closed for another: it comes again after a moment.
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }
}

using System.Diagnostics;
using System.Net.Http;
using EcsTaskDef.Console.Tests.Hosting;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Console.Tests;

/// <summary>What pages cost on a large store (docs/PERFORMANCE.md).</summary>
public sealed class CostTests
{
    private const int Families = 1000;
    private const int Each = 100;
    private const int Rounds = 41;

    private static readonly TimeSpan s_most = TimeSpan.FromMilliseconds(100);

    [Fact]
    [Trait("Suite", "Fire")]
    public async Task A_page_of_a_hundred_thousand_revisions_takes_less_than_100_ms()
    {
        Assert.SkipUnless(Effort.IsLong, "A hundred thousand revisions are registered in the long form only.");
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using ConsoleServer server = await ConsoleServer.StartAsync();
        RegisterTaskDefinitionRequest one = EcsJson.Read<RegisterTaskDefinitionRequest>(
            """{"family":"a","containerDefinitions":[{"name":"app","image":"nginx:1.27","memory":64}]}"""u8.ToArray());
        for (int i = 0; i < Each; i++)
        {
            await server.Registry.RegisterManyAsync(
                [.. Enumerable.Range(0, Families).Select(n => one with { Family = $"service-{n:d4}" })],
                new RegistrationOptions(),
                cancellationToken: stop);
        }

        using HttpClient client = new();
        List<string> slow = [];
        foreach (string path in new[]
        {
            "task-definitions", "task-definitions?after=service-0499", "task-definitions?sort=-changed", "task-definitions/service-0500",
            "task-definitions/service-0500/50", "history",
        })
        {
            List<TimeSpan> times = [];
            for (int i = 0; i < Rounds; i++)
            {
                long start = Stopwatch.GetTimestamp();
                string page = await client.GetStringAsync(new Uri(server.Page(path)), stop);
                times.Add(Stopwatch.GetElapsedTime(start));
                Assert.Contains("</html>", page, StringComparison.Ordinal);
            }

            times.Sort();
            string[] shown = [.. new[] { times[Rounds / 2], times[0], times[^1] }.Select(static time => $"{time.TotalMilliseconds:n0} ms")];
            string line = $"{path}: median {shown[0]}, from {shown[1]} to {shown[2]}";
            TestContext.Current.TestOutputHelper!.WriteLine(line);
            if (times[Rounds / 2] > s_most) slow.Add(line);
        }

        Assert.Empty(slow);
    }
}

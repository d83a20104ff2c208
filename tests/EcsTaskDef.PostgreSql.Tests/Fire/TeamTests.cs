using System.Collections.Concurrent;
using System.Diagnostics;

namespace EcsTaskDef.PostgreSql.Tests.Fire;

/// <summary>
/// A team on one database: four server processes, a session of PowerShell, many clients; servers and the database are killed, connections
/// are cut. Nothing acknowledged is lost, no number is given twice, every answer has its moment, and the rows agree in the end.
/// </summary>
[Trait("Suite", "Fire")]
[Collection(nameof(TeamTests))]
public sealed class TeamTests
{
    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_every_answer_has_its_moment()
    {
        TeamRun run = new(Flaw.None, Environment.TickCount & 0xFFFFFF)
        {
            Clients = Effort.Of(16, 64),
            Time = Effort.Of(6.0, 600),
            KillServers = Effort.Of(1.0, 2),
            KillDatabase = Effort.Of(3.0, 20),
            Cut = Effort.Of(0.15, 0.25),
            WithSession = true,
        };
        IReadOnlyList<string> findings = await run.RunAsync();
        Output.WriteLine($"Seed {run.Seed}. {run.Counts}");
        string errors = run.Errors[^Math.Min(run.Errors.Length, 20_000)..];
        Assert.True(findings.Count == 0, $"Seed {run.Seed}. {run.Counts}\n{string.Join("\n", findings.Take(20))}\n{errors}");

        // All the others did their part, and did it well.
        Assert.SkipWhen(run.NoSession is not null, $"No session of PowerShell took part: {run.NoSession}");
    }

    [Theory]
    [InlineData(Flaw.Locks)]
    [InlineData(Flaw.Success)]
    [InlineData(Flaw.Failure)]
    [InlineData(Flaw.Durability)]
    public async Task A_flaw_is_caught(Flaw flaw)
    {
        IReadOnlyList<string> findings = [];
        for (int attempt = 0; attempt < 3 && findings.Count == 0; attempt++)
        {
            TeamRun run = new(flaw, attempt)
            {
                Clients = 16,
                Time = TimeSpan.FromSeconds(4 + 4 * attempt),
                Cut = TimeSpan.FromSeconds(flaw is Flaw.Success or Flaw.Failure ? 0.03 : 60),
                KillDatabase = TimeSpan.FromSeconds(flaw is Flaw.Durability ? 2 : 60),
            };
            findings = await run.RunAsync();
            Output.WriteLine($"{run.Counts}\n{string.Join("\n", findings.Take(3))}");
        }

        Assert.NotEmpty(findings);
    }
}

/// <summary>Alone: processes at full speed, whose starts take their time.</summary>
[CollectionDefinition(nameof(TeamTests), DisableParallelization = true)]
public sealed class TeamCollection;

/// <summary>One run of the harness.</summary>
internal sealed class TeamRun(Flaw flaw, int seed)
{
    public int Seed => seed;

    public int Clients { get; init; }

    public TimeSpan Time { get; init; }

    public TimeSpan KillServers { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan KillDatabase { get; init; }

    public TimeSpan Cut { get; init; }

    public bool WithSession { get; init; }

    /// <summary>Why there was no session though there was to be one; null = there was.</summary>
    public string? NoSession { get; private set; }

    public string Counts { get; private set; } = "";

    /// <summary>What the servers wrote to standard error.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>Runs it, and gives what is wrong.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        Stopwatch watch = Stopwatch.StartNew();
        using Team team = new(flaw);
        await using TeamSession session = new();
        await team.StartAsync();
        await PrepareAsync(team);
        NoSession = WithSession ? await TeamSession.FindMissingAsync() : null;
        bool hasSession = WithSession && NoSession is null;
        if (hasSession)
        {
            session.Offer(team.Families);
            await session.StartAsync(team.SessionLocation);
        }

        double started = watch.Elapsed.TotalSeconds;
        ConcurrentDictionary<string, TeamService> services = new(StringComparer.Ordinal);
        WorkloadClient[] workloads =
        [
            .. Enumerable.Range(0, Math.Max(1, Clients / 8))
                .Select(i => new WorkloadClient(team, i, new Random(seed + 1000 + i), services)),
        ];
        TeamClient[] clients =
            [.. Enumerable.Range(0, Clients - workloads.Length).Select(i => new TeamClient(team, i, new Random(seed + 2000 + i)))];
        using CancellationTokenSource stop = new(Time), calm = new(Time * 0.9);
        Task[] trouble =
        [
            team.KillServersAsync(new Random(seed + 1), KillServers, calm.Token),
            team.KillDatabaseAsync(new Random(seed + 2), KillDatabase, calm.Token), team.CutAsync(new Random(seed + 3), Cut, calm.Token),
        ];
        Task[] work =
        [
            .. clients.Select(client => Task.Run(() => client.RunAsync(stop.Token))),
            .. workloads.Select(client => Task.Run(() => client.RunAsync(stop.Token))),
        ];
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(200, CancellationToken.None);
            if (hasSession) session.Offer(team.Families);
        }

        await Task.WhenAll(trouble);
        await Task.WhenAll(work);
        double worked = watch.Elapsed.TotalSeconds;
        IReadOnlyList<TeamCall> said = await session.EndAsync();
        foreach (TeamCall call in said) team.Calls.Enqueue(call);
        TeamAudit audit = new(team);
        await audit.RunAsync(services.Values, [.. workloads.SelectMany(static client => client.Tasks)]);
        Counts = $"{audit.Counts}; {said.Count} operations by PowerShell; started in {started:F0} s, worked for {worked - started:F0}, "
            + $"judged in {watch.Elapsed.TotalSeconds - worked:F0}";
        Errors = team.Errors;
        return audit.Findings;
    }

    private static async Task PrepareAsync(Team team)
    {
        Random random = new(0);
        string definition = $$"""
            {"family":"{{Team.RunFamily}}","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512",
            "containerDefinitions":[{"name":"a","image":"busybox:1"}]}
            """;
        foreach ((string operation, string body) in new[]
        {
            ("CreateCluster", $$"""{"clusterName":"{{Team.Cluster}}"}"""), ("RegisterTaskDefinition", definition),
        })
        {
            (int status, string text) = await team.AskAsync(random, "PREPARE", operation, body);
            if (status != 200) throw new InvalidOperationException(text + team.Errors);
        }
    }
}

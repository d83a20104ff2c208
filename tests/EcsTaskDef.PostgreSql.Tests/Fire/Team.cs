using System.Collections.Concurrent;

namespace EcsTaskDef.PostgreSql.Tests.Fire;

/// <summary>What the whole is deprived of, to see that the harness notices. The product has no such switches.</summary>
public enum Flaw
{
    None,

    /// <summary>Nothing is locked: FOR UPDATE is taken out of the statements on their way.</summary>
    Locks,

    /// <summary>A COMMIT without an answer counts as one that succeeded.</summary>
    Success,

    /// <summary>A COMMIT without an answer counts as one that failed.</summary>
    Failure,

    /// <summary>The database acknowledges a COMMIT before it is on disk.</summary>
    Durability,
}

/// <summary>Four server processes on one database that is their own, and those who do things to all of it.</summary>
internal sealed class Team : IDisposable
{
    public const string Region = "eu-west-1", Schema = "team", Cluster = "team", RunFamily = "runs";
    private const int Servers = 4, Slots = 16;

    // So few that the search for an order remembers little.
    private const int OperationsOfFamily = 500;

    private readonly ConcurrentDictionary<string, int> _latest = new(StringComparer.Ordinal);
    private readonly int[] _epochs = new int[Slots], _asked = new int[Slots];
    private readonly List<PostgresProxy> _proxies = [];
    private readonly TeamServer[] _servers;
    private int _kills;

    public Team(Flaw flaw)
    {
        string[] settings = flaw == Flaw.Durability ? ["synchronous_commit=off", "wal_writer_delay=10000"] : [];
        Database = PostgresServer.Start([.. settings, "log_min_messages=panic"]);
        Schemas = new TestSchema(Database, Schema);

        // Half of the servers and the session of PowerShell go by a way that is cut; where the statements are changed, all.
        _servers = [.. Enumerable.Range(0, Servers).Select(number =>
            new TeamServer(
                number % 2 == 0 || flaw is not (Flaw.None or Flaw.Durability) ? Proxied(flaw) : Database.Location(Schema),
                FreePort.Find()))];
        SessionLocation = Proxied(Flaw.None);
    }

    public PostgresServer Database { get; }

    public TestSchema Schemas { get; }

    /// <summary>The location for a session of PowerShell.</summary>
    public string SessionLocation { get; }

    public ConcurrentQueue<TeamCall> Calls { get; } = [];

    /// <summary>What cannot be, seen while it happened.</summary>
    public ConcurrentQueue<string> Findings { get; } = [];

    public int Kills => _kills;

    public int Cuts { get; private set; }

    public int DatabaseKills { get; private set; }

    public string Errors => string.Join("\n", _servers.Select(static server => server.Errors));

    public Task StartAsync() => Task.WhenAll(_servers.Select(static server => server.StartAsync()));

    /// <summary>Asks one of the servers that take requests, as a load balancer does.</summary>
    /// <returns>The status and the text of the answer; 0 or less and why there is none.</returns>
    public async Task<(int Status, string Text)> AskAsync(Random random, string user, string operation, string body)
    {
        int first = random.Next(Servers);
        (int Status, string Text) answer = (TeamServer.Nobody, "");
        for (int i = 0; i < Servers && answer.Status == TeamServer.Nobody; i++)
            answer = await _servers[(first + i) % Servers].AskAsync(user, operation, body);
        return answer;
    }

    /// <summary>A family to work on: some at a time, and after a while others, so that no history becomes too long to judge.</summary>
    public string AnyFamily(Random random)
    {
        int slot = random.Next(Slots);
        if (Interlocked.Increment(ref _asked[slot]) % OperationsOfFamily == 0) Interlocked.Increment(ref _epochs[slot]);
        return $"f{slot}-{Volatile.Read(ref _epochs[slot])}";
    }

    /// <summary>The families that are worked on now.</summary>
    public string[] Families => [.. _epochs.Select(static (epoch, slot) => $"f{slot}-{epoch}")];

    public int LatestOf(string family) => _latest.GetValueOrDefault(family);

    public void Know(string family, int number) => _latest.AddOrUpdate(family, number, (_, known) => Math.Max(known, number));

    /// <summary>Kills servers, and starts them again: each by itself, so that now and then there is none.</summary>
    /// <param name="random">Says when.</param>
    /// <param name="every">The time between two kills of whichever server.</param>
    /// <param name="stop">Ends it; all servers run then.</param>
    public Task KillServersAsync(Random random, TimeSpan every, CancellationToken stop) => Task.WhenAll(_servers.Select(async server =>
    {
        Random own = new(random.Next());
        while (await WaitAsync(own, every * Servers, stop))
        {
            await server.KillAsync();
            Interlocked.Increment(ref _kills);
            await server.StartAsync();
        }
    }));

    /// <summary>Kills the database, and starts it again.</summary>
    public async Task KillDatabaseAsync(Random random, TimeSpan every, CancellationToken stop)
    {
        while (await WaitAsync(random, every, stop))
        {
            await Task.Run(Database.KillAndStart, CancellationToken.None);
            DatabaseKills++;
        }
    }

    /// <summary>Cuts connections to the database, in every way.</summary>
    public async Task CutAsync(Random random, TimeSpan every, CancellationToken stop)
    {
        while (await WaitAsync(random, every, stop))
        {
            PostgresProxy proxy = _proxies[random.Next(_proxies.Count)];
            switch (random.Next(4))
            {
                case 0: proxy.CutAll(); break;
                case 1: proxy.CutBeforeStatement(random.Next(1, 20)); break;
                case 2: proxy.CutAfterStatement(random.Next(1, 20)); break;
                default: proxy.CutAnswer(random.Next(1, 6)); break;
            }

            Cuts++;
        }
    }

    public void Dispose()
    {
        foreach (TeamServer server in _servers) server.Dispose();
        foreach (PostgresProxy proxy in _proxies) proxy.Dispose();
        Database.Dispose();
    }

    private static async Task<bool> WaitAsync(Random random, TimeSpan every, CancellationToken stop)
    {
        try
        {
            await Task.Delay(every * (0.5 + random.NextDouble()), stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private string Proxied(Flaw flaw)
    {
        PostgresProxy proxy = new(Database.Port)
        {
            Rewrite = flaw switch
            {
                Flaw.Locks => static text => text.Replace(" FOR UPDATE", "", StringComparison.Ordinal),
                Flaw.Success => static text => text.Replace(
                    "AND sequence > $2 AND id = $3", "AND sequence >= $2 AND $3 IS NOT NULL", StringComparison.Ordinal),
                Flaw.Failure => static text => text.Replace(
                    "AND sequence > $2 AND id = $3", "AND sequence > $2 AND id = $3 AND false", StringComparison.Ordinal),
                _ => null,
            },
        };
        _proxies.Add(proxy);
        return $"postgresql://{PostgresServer.User}@127.0.0.1:{proxy.Port}/postgres?schema={Schema}&sslmode=disable";
    }
}

using System.Diagnostics;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using static EcsTaskDef.PostgreSql.Tests.Requests;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>A primary and a standby that has all that was acknowledged, each a server of its own, in one location.</summary>
public sealed class FailoverTests : IDisposable
{
    private const string Region = "eu-west-1";

    private readonly PostgresServer _primary = PostgresServer.Start();
    private readonly PostgresServer _standby;
    private readonly List<RegistryHost> _opened = [];

    public FailoverTests()
    {
        _primary.Ask("CREATE SCHEMA team");
        _standby = PostgresServer.StartStandby(_primary);
        _primary.WaitForStandbys();
        WaitFor(_primary, "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'", 1L);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (RegistryHost host in _opened) host.Dispose();

        // A server that is asked to stop waits until its standby has everything.
        _primary.Dispose();
        _standby.Dispose();
    }

    [Fact]
    public async Task A_standby_that_takes_over_under_load_loses_nothing_that_was_acknowledged()
    {
        string[] families = ["web", "api", "job"];
        IRegistry[] registries = [Open("retry=60"), Open("retry=60"), Open("retry=60&target_session_attrs=read-write")];
        using CancellationTokenSource stop = new();
        List<(string Family, int Number, long At)> acknowledged = [];
        Task[] callers = [.. Enumerable.Range(0, 9).Select(i => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                int number = await RegisterAsync(registries[i % 3], families[i / 3]);
                lock (acknowledged) acknowledged.Add((families[i / 3], number, Stopwatch.GetTimestamp()));
            }
        }))];
        await Task.Delay(Effort.Of(1.0, 10), Cancellation);
        _primary.Kill();

        // The standby answers who wants any of them, and takes no changes; who wants the primary hears that there is none.
        IRegistry any = Open("retry=0&target_session_attrs=any"), strict = Open("retry=0");
        Assert.NotEmpty((await any.ListTaskDefinitionFamiliesAsync(new(), Cancellation)).Families);
        await RefuseAsync("StoreWriteFailed", "standby", () => RegisterAsync(any));
        await RefuseAsync("DatabaseUnreachable", "Nothing was changed", () => RegisterAsync(strict));
        await RefuseAsync(
            "DatabaseUnreachable", "cannot be used now", () => strict.ListTaskDefinitionFamiliesAsync(new(), Cancellation).AsTask());
        Assert.All(callers, static caller => Assert.False(caller.IsCompleted));

        _standby.Promote();
        long promoted = Stopwatch.GetTimestamp();
        Stopwatch waited = Stopwatch.StartNew();
        while (!HasEach(promoted) && waited.Elapsed < TimeSpan.FromSeconds(60)) await Task.Delay(20, Cancellation);
        TestContext.Current.TestOutputHelper!.WriteLine($"Each family went on after {waited.ElapsedMilliseconds} ms.");

        // A second or so where nothing else runs. That hosts are looked at each second, and not each ten, LocationTests knows.
        Assert.True(HasEach(promoted), $"After {waited.Elapsed} not each family went on.");
        await Task.Delay(300, Cancellation);
        await stop.CancelAsync();
        await Task.WhenAll(callers);
        foreach (string family in families)
        {
            int[] numbers = [.. acknowledged.Where(one => one.Family == family).Select(static one => one.Number).Order()];
            Assert.Equal(Enumerable.Range(1, numbers.Length), numbers);
            Assert.Equal((long)numbers.Length, Ask(_standby, $"SELECT count(*) FROM team.revisions WHERE family = '{family}'"));
        }

        Assert.Equal((long)acknowledged.Count, Ask(_standby, "SELECT count(DISTINCT (family, revision)) FROM team.events"));
        Assert.Equal((long)acknowledged.Count, Ask(_standby, "SELECT count(*) FROM team.changes"));

        bool HasEach(long after)
        {
            lock (acknowledged) return families.All(family => acknowledged.Exists(one => one.Family == family && one.At > after));
        }
    }

    [Fact]
    public async Task A_change_that_the_standby_does_not_have_is_not_acknowledged()
    {
        IRegistry registry = Open("retry=1&command_timeout=1");
        Assert.Equal(1, await RegisterAsync(registry));
        _standby.Stop();
        await RefuseAsync("DatabaseOutcomeUnknown", "Look at the registry", () => RegisterAsync(registry));
        _standby.Start();
        WaitFor(_primary, "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'", 1L);
        IRegistry patient = Open("retry=20");
        int number = await RegisterAsync(patient);
        Assert.Equal((long)number, Ask(_primary, "SELECT count(*) FROM team.revisions"));
    }

    private static async Task RefuseAsync(string code, string text, Func<Task> work)
    {
        EcsException fault = await Assert.ThrowsAsync<EcsException>(work);
        Assert.Equal((EcsErrorKind.Fault, code), (fault.Kind, fault.Code));
        Assert.Contains(text, fault.Message, StringComparison.Ordinal);
    }

    private static object? Ask(PostgresServer server, string sql) => new TestSchema(server, "team").Ask(sql);

    private static void WaitFor(PostgresServer server, string sql, object value)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!value.Equals(Ask(server, sql)))
        {
            if (waited.Elapsed > TimeSpan.FromSeconds(30)) throw new TimeoutException(sql);
            Thread.Sleep(20);
        }
    }

    private IRegistry Open(string options)
    {
        string location = $"postgresql://{PostgresServer.User}@127.0.0.1:{_primary.Port},127.0.0.1:{_standby.Port}/postgres"
            + $"?schema=team&sslmode=disable&{options}";
        RegistryHost host = new(PostgresStore.Open(PostgresLocation.Parse(location, Surroundings.Real)), TimeProvider.System);
        _opened.Add(host);
        return host.GetRegistry(Region, "tester");
    }
}

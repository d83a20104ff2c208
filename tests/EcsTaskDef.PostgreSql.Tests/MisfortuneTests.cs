using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>
/// What the database and the way to it can do to a change: it happens once, or not at all, and nobody hears anything else.
/// </summary>
public sealed class MisfortuneTests : IDisposable
{
    private const string Region = "eu-west-1";

    // A registration in a family that somebody else has changed: what would write if nobody had; BEGIN, the lock, the state; what writes,
    // COMMIT. Where nobody has it is the first of them alone.
    private const int Statements = 6;

    private readonly TestSchema _schema = new();
    private readonly PostgresProxy _proxy;
    private readonly PostgresStore _store;
    private readonly RegistryHost _host;

    public MisfortuneTests()
    {
        _proxy = new PostgresProxy(_schema.Server.Port);
        _store = PostgresStore.Open(_schema.OptionsAt(_proxy.Port) with { Patience = TimeSpan.FromSeconds(20) });
        _host = new RegistryHost(_store, TimeProvider.System);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IRegistry Registry => _host.GetRegistry(Region, "tester");

    public void Dispose()
    {
        _host.Dispose();
        _proxy.Dispose();
        _schema.Dispose();
    }

    public static TheoryData<int, bool, bool> Cuts { get; } = new(
        Enumerable.Range(0, Statements + 1)
            .SelectMany(static number => new[] { (Math.Max(number, 1), false, number > 0), (Math.Max(number, 1), true, number > 0) }));

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_connection_that_is_cut_at_any_statement_registers_once(int statement, bool after, bool elsewhere)
    {
        int next = await WarmAsync(elsewhere);
        if (after) _proxy.CutAfterStatement(statement);
        else _proxy.CutBeforeStatement(statement);
        Assert.Equal(next, await RegisterAsync());
        Assert.True(_proxy.HasCut);
        Assert.Equal(next + 1, await RegisterAsync());
        DemandSound(next + 1);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public async Task An_answer_that_is_lost_registers_once(int roundTrip, bool elsewhere)
    {
        int next = await WarmAsync(elsewhere);
        _proxy.CutAnswer(roundTrip);
        Assert.Equal(next, await RegisterAsync());
        Assert.True(_proxy.HasCut);
        DemandSound(next);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_about_a_commit_its_outcome_is_not_known()
    {
        using PostgresStore store = PostgresStore.Open(_schema.OptionsAt(_proxy.Port) with { Patience = TimeSpan.FromSeconds(1) });
        using RegistryHost host = new(store, TimeProvider.System);
        IRegistry registry = host.GetRegistry(Region, "tester");
        for (int i = 0; i < 3; i++) await RegisterAsync(registry);
        _proxy.CutAnswer(1);
        _proxy.RefusesNew = true;
        EcsException fault = await Assert.ThrowsAsync<EcsException>(() => RegisterAsync(registry));
        Assert.Equal((EcsErrorKind.Fault, "DatabaseOutcomeUnknown"), (fault.Kind, fault.Code));
        _proxy.RefusesNew = false;
        Assert.Equal(5, await RegisterAsync(registry));
        DemandSound(5);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(Statements, true)]
    public async Task A_commit_that_is_still_under_way_is_waited_for(int statement, bool elsewhere)
    {
        int next = await WarmAsync(elsewhere);

        // The client is gone while the server still writes: the COMMIT comes a second later, and is found all the same.
        _schema.Ask("ALTER TABLE {s}.changes ADD CONSTRAINT slow CHECK (pg_sleep(1) IS NOT NULL)");
        await Registry.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "web" }, Cancellation);
        _proxy.CutAfterStatement(statement);
        Assert.Equal(next, await RegisterAsync());
        Assert.True(_proxy.HasCut);
        _schema.Ask("ALTER TABLE {s}.changes DROP CONSTRAINT slow");
        DemandSound(next);
    }

    [Fact]
    public async Task A_commit_without_an_answer_is_found_though_another_change_has_a_higher_number_by_then()
    {
        await WarmAsync();
        for (int i = 0; i < 3; i++) await RegisterAsync(Registry, "other");

        // It has its number, and takes two seconds more; the other one, of the same process, overtakes it.
        _schema.Ask("ALTER TABLE {s}.events ADD CONSTRAINT slow CHECK (family <> 'web' OR pg_sleep(2) IS NOT NULL) NOT VALID");
        Task<int> slow = RegisterAsync();
        await Task.Delay(700, Cancellation);
        Assert.Equal(4, await RegisterAsync(Registry, "other"));
        Assert.False(slow.IsCompleted);
        _proxy.CutAll();
        Assert.Equal(4, await slow);
        _schema.Ask("ALTER TABLE {s}.events DROP CONSTRAINT slow");
        Assert.Equal(4L, _schema.Ask("SELECT count(*) FROM {s}.revisions WHERE family = 'web'"));
        Assert.Equal(8L, _schema.Ask("SELECT count(*) FROM {s}.changes"));
    }

    [Fact]
    public async Task A_commit_is_found_though_its_number_is_below_one_that_was_lost_in_a_failover()
    {
        await WarmAsync();
        for (int i = 0; i < 3; i++) await RegisterAsync(Registry, "other");

        // A standby took over that had not all of it, and gives the same numbers again.
        foreach (string table in new[] { "events", "changes" }) _schema.Ask($"DELETE FROM {{s}}.{table} WHERE sequence > 3");
        foreach (string table in new[] { "revisions", "families" }) _schema.Ask($"DELETE FROM {{s}}.{table} WHERE family = 'other'");
        _schema.Ask("SELECT setval(pg_get_serial_sequence('{s}.changes', 'sequence'), 3)");
        _proxy.CutAfterStatement(1);
        Assert.Equal(4, await RegisterAsync());
        Assert.True(_proxy.HasCut);
        DemandSound(4);
    }

    [Fact]
    public async Task A_database_that_is_away_is_a_fault_and_work_goes_on_when_it_is_back()
    {
        using PostgresStore store = PostgresStore.Open(_schema.OptionsAt(_proxy.Port) with { Patience = TimeSpan.FromSeconds(0.3) });
        using RegistryHost host = new(store, TimeProvider.System);
        IRegistry registry = host.GetRegistry(Region, "tester");
        await RegisterAsync(registry);
        _proxy.RefusesNew = true;
        _proxy.CutAll();
        EcsException fault = await Assert.ThrowsAsync<EcsException>(() => RegisterAsync(registry));
        Assert.Equal((EcsErrorKind.Fault, "DatabaseUnreachable"), (fault.Kind, fault.Code));
        fault = await Assert.ThrowsAsync<EcsException>(async () => await registry.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = "web:1" }, Cancellation));
        Assert.Equal("DatabaseUnreachable", fault.Code);
        _proxy.RefusesNew = false;
        Assert.Equal(2, await RegisterAsync(registry));
    }

    [Fact]
    public async Task A_change_waits_for_a_database_that_comes_back()
    {
        await WarmAsync();
        _proxy.RefusesNew = true;
        _proxy.CutAll();
        Task<int> registering = RegisterAsync();
        await Task.Delay(500, Cancellation);
        Assert.False(registering.IsCompleted);
        _proxy.RefusesNew = false;
        Assert.Equal(4, await registering);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("immediate")]
    public async Task A_server_that_is_restarted_under_load_loses_nothing_that_was_acknowledged(string mode)
    {
        const int Callers = 6;
        using PostgresServer server = PostgresServer.Start();
        using TestSchema schema = new(server);
        using RegistryHost host = new(
            PostgresStore.Open(schema.Options with { Patience = TimeSpan.FromSeconds(60) }), TimeProvider.System);
        IRegistry registry = host.GetRegistry(Region, "tester");
        using CancellationTokenSource stop = new();
        List<int> acknowledged = [];
        Task[] callers = [.. Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                int number = await RegisterAsync(registry);
                lock (acknowledged) acknowledged.Add(number);
            }
        }))];
        for (int round = 0; round < 3; round++)
        {
            await Task.Delay(500, Cancellation);
            server.Restart(mode);
        }

        await Task.Delay(500, Cancellation);
        await stop.CancelAsync();
        await Task.WhenAll(callers);
        Assert.Equal(Enumerable.Range(1, acknowledged.Count), acknowledged.Order());
        Assert.Equal((long)acknowledged.Count, schema.Ask("SELECT count(*) FROM {s}.revisions"));
        Assert.Equal((long)acknowledged.Count, schema.Ask("SELECT count(DISTINCT (family, revision)) FROM {s}.events"));
    }

    [Fact]
    public async Task A_standby_answers_and_takes_no_changes()
    {
        using PostgresServer server = PostgresServer.Start();
        using TestSchema schema = new(server);
        using (RegistryHost before = new(schema.Open(), TimeProvider.System)) await RegisterAsync(before.GetRegistry(Region, "tester"));
        server.BecomeStandby(true);
        using RegistryHost host = new(
            PostgresStore.Open(schema.Options with { Patience = TimeSpan.FromSeconds(0.3) }), TimeProvider.System);
        IRegistry registry = host.GetRegistry(Region, "tester");
        Assert.Single((await registry.ListTaskDefinitionsAsync(new ListTaskDefinitionsRequest(), Cancellation)).TaskDefinitionArns);
        EcsException fault = await Assert.ThrowsAsync<EcsException>(() => RegisterAsync(registry));
        Assert.Equal((EcsErrorKind.Fault, "StoreWriteFailed"), (fault.Kind, fault.Code));
        Assert.Contains("standby", fault.Message, StringComparison.Ordinal);
        server.BecomeStandby(false);
        Assert.Equal(2, await RegisterAsync(registry));
    }

    [Fact]
    public async Task A_statement_that_the_server_ends_for_its_time_changes_nothing()
    {
        await WarmAsync();
        _schema.Ask("ALTER TABLE {s}.changes ADD CONSTRAINT slow CHECK (pg_sleep(5) IS NOT NULL)");

        // A role of its own: other tests use the other one at the same time.
        string role = "hasty_" + _schema.Name;
        _schema.Ask($"CREATE ROLE {role} LOGIN SUPERUSER; ALTER ROLE {role} SET statement_timeout = '200ms'");
        string connection = _schema.Options.ConnectionString.Replace(
            $"Username={PostgresServer.User};", $"Username={role};", StringComparison.Ordinal);
        using (RegistryHost host = new(PostgresStore.Open(_schema.Options with { ConnectionString = connection }), TimeProvider.System))
        {
            EcsException fault = await Assert.ThrowsAsync<EcsException>(() => RegisterAsync(host.GetRegistry(Region, "tester")));
            Assert.Equal("StoreWriteFailed", fault.Code);
            Assert.Contains("57014", fault.Message, StringComparison.Ordinal);
        }

        _schema.Ask($"DROP ROLE {role}");
        _schema.Ask("ALTER TABLE {s}.changes DROP CONSTRAINT slow");
        Assert.Equal(4, await RegisterAsync());
        DemandSound(4);
    }

    [Fact]
    public async Task Too_many_connections_are_waited_for()
    {
        using PostgresServer server = PostgresServer.Start("max_connections=8", "superuser_reserved_connections=3");
        using TestSchema schema = new(server);
        schema.Ask("CREATE ROLE plain LOGIN");
        schema.Ask("CREATE SCHEMA {s} AUTHORIZATION plain");
        PostgresStoreOptions options = schema.Options with { Patience = TimeSpan.FromSeconds(60) };
        options = options with
        {
            ConnectionString = options.ConnectionString.Replace(
                $"Username={PostgresServer.User}", "Username=plain", StringComparison.Ordinal),
        };
        using RegistryHost host = new(PostgresStore.Open(options), TimeProvider.System);
        IRegistry registry = host.GetRegistry(Region, "tester");
        int[] numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => RegisterAsync(registry))));
        Assert.Equal(Enumerable.Range(1, 40), numbers.Order());
    }

    [Fact]
    public async Task A_caller_that_gives_up_before_the_commit_leaves_nothing()
    {
        await WarmAsync();
        IRegionStore region = _store.OpenRegion(Region);
        using CancellationTokenSource stop = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await region.ChangeAsync(
            (_, change) =>
            {
                change.Add(StoreEvents.Registered("web", 4));
                stop.Cancel();
                return true;
            },
            stop.Token));
        DemandSound(3);
    }

    // So that the statements are prepared and the family is known: from then on one registration is like the next, unless somebody else
    // registers. Gives the next number.
    private async Task<int> WarmAsync(bool elsewhere = false)
    {
        for (int i = 0; i < 3; i++) await RegisterAsync();
        if (!elsewhere) return 4;
        using RegistryHost other = new(_schema.Open(), TimeProvider.System);
        return 1 + await RegisterAsync(other.GetRegistry(Region, "other"));
    }

    private void DemandSound(int revisions)
    {
        Assert.Equal((long)revisions, _schema.Ask("SELECT count(*) FROM {s}.revisions"));
        Assert.Equal(revisions, _schema.Ask("SELECT active_count FROM {s}.families WHERE latest_revision = active_count"));
        Assert.Equal((long)revisions, _schema.Ask("SELECT count(DISTINCT revision) FROM {s}.events WHERE kind = 'registered'"));
        Assert.Equal((long)revisions, _schema.Ask("SELECT count(*) FROM {s}.changes"));
    }

    private Task<int> RegisterAsync() => RegisterAsync(Registry);

    private static Task<int> RegisterAsync(IRegistry registry, string family = "web") =>
        Requests.RegisterAsync(registry, family);
}

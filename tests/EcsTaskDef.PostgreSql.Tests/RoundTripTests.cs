using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>How often an operation goes to the database and back, counted on the wire.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly TestSchema _schema = new();
    private readonly PostgresProxy _proxy;
    private readonly RegistryHost _host;

    public RoundTripTests()
    {
        _proxy = new PostgresProxy(_schema.Server.Port);
        _host = new RegistryHost(PostgresStore.Open(_schema.OptionsAt(_proxy.Port)), TimeProvider.System);
    }

    private IRegistry Registry => _host.GetRegistry("eu-west-1", "tester");

    public void Dispose()
    {
        _host.Dispose();
        _proxy.Dispose();
        _schema.Dispose();
    }

    [Fact]
    public async Task The_first_registration_of_a_process_in_a_family_goes_there_and_back_twice()
    {
        await RegisterAsync("web");
        using RegistryHost other = new(_schema.Open(), TimeProvider.System);
        Assert.Equal(2, await Requests.RegisterAsync(other.GetRegistry("eu-west-1", "other")));
        Assert.Equal((2, 5), await CountAsync(() => RegisterAsync("web")));
    }

    [Fact]
    public async Task In_a_family_that_nobody_else_changes_a_registration_is_one_statement()
    {
        for (int i = 0; i < 3; i++) await RegisterAsync("web");
        Assert.Equal((1, 1), await CountAsync(() => RegisterAsync("web")));
    }

    [Fact]
    public async Task Where_somebody_else_has_changed_the_family_it_takes_one_way_more_and_no_number_is_lost()
    {
        for (int i = 0; i < 3; i++) await RegisterAsync("web");
        using RegistryHost other = new(_schema.Open(), TimeProvider.System);
        Assert.Equal(4, await Requests.RegisterAsync(other.GetRegistry("eu-west-1", "other")));
        Assert.Equal((3, 6), await CountAsync(() => RegisterAsync("web")));
        Assert.Equal(6, await Requests.RegisterAsync(Registry));
        Assert.Equal(6L, _schema.Ask("SELECT count(DISTINCT revision) FROM {s}.events WHERE kind = 'registered'"));
    }

    [Fact]
    public async Task Of_registrations_one_after_another_in_many_families_nearly_all_are_one_statement()
    {
        const int Families = 16;
        for (int i = 0; i < 3 * Families; i++) await RegisterAsync($"web-{i % Families}");
        (long statements, int count) = (_proxy.Statements, 0);
        for (Stopwatch watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(3); count++)
            await RegisterAsync($"web-{count % Families}");
        Assert.InRange((double)(_proxy.Statements - statements) / count, 1, 2);
    }

    [Fact]
    public async Task Revisions_that_wait_to_be_removed_cost_a_registration_little()
    {
        await RegisterAsync("web");
        await RegisterAsync("old");
        await RegisterAsync("old");
        foreach (string name in new[] { "old:1", "old:2" })
            await Registry.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = name });
        await Registry.DeleteTaskDefinitionsAsync(new DeleteTaskDefinitionsRequest { TaskDefinitions = ["old:1"] });
        await RegisterAsync("web");

        // What was seen of the queues a moment ago says nothing of these.
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        Assert.Equal((2, 5), await CountAsync(() => RegisterAsync("web")));
    }

    [Fact]
    public async Task The_first_registration_of_a_family_takes_one_way_more()
    {
        await RegisterAsync("web");
        Assert.Equal(3, (await CountAsync(() => RegisterAsync("api"))).Trips);
    }

    [Fact]
    public async Task A_registration_if_changed_goes_there_and_back_twice()
    {
        await RegisterAsync("web");
        Assert.Equal(2, (await CountAsync(async () =>
        {
            RegistrationResult result = await Registry.RegisterAsync(
                Requests.Of("web"), new RegistrationOptions { IfChanged = true }, TestContext.Current.CancellationToken);
            Assert.False(result.Registered);
        })).Trips);
    }

    [Theory]
    [InlineData("web:1")]
    [InlineData("web")]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1")]
    public async Task A_description_is_one_statement(string name)
    {
        await RegisterAsync("web");
        (long, long) counted = await CountAsync(() => Registry.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = name, Include = ["TAGS"] }).AsTask());
        Assert.Equal((1, 1), counted);
    }

    [Fact]
    public async Task What_is_not_there_is_looked_for_once_more()
    {
        await RegisterAsync("web");
        Assert.Equal((2, 2), await CountAsync(() => Assert.ThrowsAsync<EcsException>(async () =>
            await Registry.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "web:9" }))));
    }

    [Fact]
    public async Task A_thousand_are_deregistered_in_one_transaction_of_few_statements()
    {
        const int Count = 1000;
        await Registry.RegisterManyAsync(
            Enumerable.Repeat(Requests.Of("web"), Count).ToArray(), RegistrationOptions.None, false, TestContext.Current.CancellationToken);
        string[] names = Enumerable.Range(1, Count).Select(static number => $"web:{number}").ToArray();
        (long trips, long statements) = await CountAsync(async () =>
            Assert.All(
                await Registry.DeregisterManyAsync(names, false, TestContext.Current.CancellationToken),
                static outcome => Assert.Null(outcome.Error)));
        Assert.Equal(2, trips);
        Assert.InRange(statements, 1, 20);
        Assert.Equal((long)Count, _schema.Ask("SELECT count(*) FROM {s}.revisions WHERE status = 'INACTIVE'"));
        Assert.Equal(1L, _schema.Ask("SELECT count(DISTINCT sequence) FROM {s}.events WHERE kind = 'status'"));
    }

    [Fact]
    public async Task A_thousand_whose_time_is_over_are_removed_by_few_statements()
    {
        const int Count = 1000;
        await Registry.RegisterManyAsync(
            Enumerable.Range(0, Count).Select(static number => Requests.Of($"web-{number % 20}")).ToArray(), RegistrationOptions.None,
            false, TestContext.Current.CancellationToken);
        await RegisterAsync("web");
        string[] names = Enumerable.Range(0, Count).Select(static number => $"web-{number % 20}:{1 + (number / 20)}").ToArray();
        await Registry.DeregisterManyAsync(names, false, TestContext.Current.CancellationToken);
        foreach (string[] some in names.Chunk(10))
            await Registry.DeleteManyAsync(some, false, TestContext.Current.CancellationToken);
        _schema.Ask("UPDATE {s}.revisions SET delete_requested_at = delete_requested_at - interval '1 hour'"
            + " WHERE status = 'DELETE_IN_PROGRESS'");
        (long trips, long statements) = (_proxy.RoundTrips, _proxy.Statements);
        await Registry.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "web" });
        Assert.Equal(1L, _schema.Ask("SELECT count(*) FROM {s}.revisions"));
        Assert.InRange(_proxy.Statements - statements, 1, 40);
        Assert.InRange(_proxy.RoundTrips - trips, 1, 30);
    }

    /// <summary>As a parameter it would keep PostgreSQL from keeping the plan of a large store's list (docs/PERFORMANCE.md).</summary>
    [Fact]
    public async Task How_many_rows_a_list_reads_is_no_parameter()
    {
        ConcurrentBag<string> lists = [];
        using PostgresProxy proxy = new(_schema.Server.Port)
        {
            Rewrite = sql =>
            {
                if (sql.Contains(" LIMIT ", StringComparison.Ordinal)) lists.Add(sql);
                return sql;
            },
        };
        using RegistryHost host = new(PostgresStore.Open(_schema.OptionsAt(proxy.Port)), TimeProvider.System);
        IRegistry registry = host.GetRegistry("eu-west-1", "tester");
        await Requests.RegisterAsync(registry);
        await registry.CreateClusterAsync(new CreateClusterRequest { ClusterName = "main" });
        foreach (string sort in new[] { "ASC", "DESC" })
            Assert.Single((await registry.ListTaskDefinitionsAsync(new ListTaskDefinitionsRequest { Sort = sort })).TaskDefinitionArns);
        Assert.Single((await registry.ListTaskDefinitionFamiliesAsync(new ListTaskDefinitionFamiliesRequest())).Families);
        Assert.Single((await registry.ListClustersAsync(new ListClustersRequest())).ClusterArns);
        Assert.NotEmpty((await registry.GetHistoryAsync(new HistoryQuery())).Records);
        foreach (string table in new[] { "revisions", "families", "resource_texts", "changes" })
            Assert.Contains(lists, sql => Regex.IsMatch(sql, $@"FROM ""\w+""\.{table} .* ORDER BY .* LIMIT \d+$"));
        Assert.DoesNotContain(lists, static sql => sql.Contains("LIMIT $", StringComparison.Ordinal));
    }

    private async Task RegisterAsync(string family) =>
        await Registry.RegisterTaskDefinitionAsync(Requests.Of(family), TestContext.Current.CancellationToken);

    private async Task<(long Trips, long Statements)> CountAsync(Func<Task> work)
    {
        // Once before: statements are prepared by then, and the session is there.
        await Registry.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "web" });
        (long trips, long statements) = (_proxy.RoundTrips, _proxy.Statements);
        await work();
        return (_proxy.RoundTrips - trips, _proxy.Statements - statements);
    }
}

using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using static EcsTaskDef.PostgreSql.Tests.Requests;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>A pooler that gives each transaction whichever session is free.</summary>
public sealed class PoolerTests : IDisposable
{
    private const string Region = "eu-west-1", Application = "pooled";
    private const int Sessions = 3;

    private readonly TestSchema _schema = new();
    private readonly Pooler _pooler;
    private readonly List<IDisposable> _opened = [];

    public PoolerTests() => _pooler = new Pooler(_schema.Server, Sessions);

    public static TheoryData<string> Modes => Pooler.KnowsPrepared ? ["off", "on"] : ["off"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (IDisposable one in _opened) one.Dispose();
        _pooler.Dispose();
        _schema.Dispose();
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Sessions_that_change_hands_give_each_number_once(string prepare)
    {
        const int Callers = 12, Each = 15;
        string[] families = ["web", "api", "job"];
        IRegistry[] registries = [.. Enumerable.Range(0, 3).Select(_ => Open(prepare))];
        (string Family, int Number)[][] all = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            List<(string, int)> mine = [];
            for (int i = 0; i < Each; i++)
            {
                string family = families[(caller + i) % 3];
                int number = await RegisterAsync(registries[caller % 3], family);
                mine.Add((family, number));
                DescribeTaskDefinitionRequest request = new() { TaskDefinition = $"{family}:{number}" };
                Assert.Equal(number, (await registries[(caller + 1) % 3].DescribeTaskDefinitionAsync(request, Cancellation))
                    .TaskDefinition.Value.Revision);
            }

            return mine.ToArray();
        })));
        foreach (string family in families)
        {
            int[] numbers = [.. all.SelectMany(static one => one).Where(one => one.Family == family).Select(static one => one.Number)];
            Assert.Equal(Enumerable.Range(1, Callers * Each / 3), numbers.Order());
        }

        // Nothing is left set in the sessions, which others may get.
        Assert.Equal((long)Callers * Each, _schema.Ask("SELECT count(*) FROM {s}.revisions"));
        Assert.Equal(0L, _schema.Ask($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{Application}'"
            + " AND state LIKE 'idle in transaction%'"));
        Assert.InRange(
            (long)_schema.Ask($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{Application}'")!, 1, Sessions);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task What_runs_and_history_are_as_without_it(string prepare)
    {
        IRegistry registry = Open(prepare), other = Open(prepare);
        for (int i = 0; i < 3; i++) await RegisterAsync(registry, "web");
        await registry.CreateClusterAsync(new CreateClusterRequest { ClusterName = "c" }, Cancellation);
        Assert.Single((await other.ListClustersAsync(new(), Cancellation)).ClusterArns);
        await registry.DeregisterManyAsync(["web:1", "web:2"], false, Cancellation);
        Assert.Single((await other.ListTaskDefinitionsAsync(new(), Cancellation)).TaskDefinitionArns);
        await other.DeleteTaskDefinitionsAsync(new DeleteTaskDefinitionsRequest { TaskDefinitions = ["web:1"] }, Cancellation);
        PostgresStore store = Store(prepare);
        Assert.Equal(6, (await store.OpenRegion(Region).ReadHistoryAsync(
            Storage.HistoryMark.Start, false, null, Cancellation)).Changes.Count);
        Assert.Empty(await new RowCheck(store).RunAsync(null, Cancellation));
    }

    [Fact]
    public async Task A_pooler_that_does_not_know_prepared_statements_is_named_with_what_helps()
    {
        IRegistry[] registries = [.. Enumerable.Range(0, 4).Select(_ => Open("on"))];
        EcsException? fault = null;
        for (int i = 0; i < 50 && fault is null; i++)
        {
            Exception?[] all = await Task.WhenAll(
                registries.Select(static one => Record.ExceptionAsync(() => RegisterAsync(one, "web")).AsTask()));
            fault = all.OfType<EcsException>().FirstOrDefault();
        }

        if (Pooler.KnowsPrepared)
        {
            Assert.Null(fault);
            return;
        }

        Assert.Equal("StoreWriteFailed", fault?.Code);
        Assert.Contains("prepare=off", fault!.Message, StringComparison.Ordinal);
    }

    private PostgresStore Store(string prepare)
    {
        string location = $"postgresql://{PostgresServer.User}@127.0.0.1:{_pooler.Port}/postgres?schema={_schema.Name}&sslmode=disable"
            + $"&prepare={prepare}&retry=2&application_name={Application}";
        PostgresStore store = PostgresStore.Open(PostgresLocation.Parse(location, Surroundings.Real));
        _opened.Add(store);
        return store;
    }

    private IRegistry Open(string prepare)
    {
        RegistryHost host = new(Store(prepare), TimeProvider.System);
        _opened.Add(host);
        return host.GetRegistry(Region, "tester");
    }
}

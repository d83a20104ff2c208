using System.Collections.Concurrent;
using System.Diagnostics;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;
using static EcsTaskDef.PostgreSql.Tests.Requests;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>Two versions of the software on one database: each store here is to the others what another process is.</summary>
public sealed class UpgradeTests : IDisposable
{
    private const string Region = "eu-west-1";
    private const int Next = SchemaMigration.Version + 1;

    private readonly TestSchema _schema = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _schema.Dispose();

    [Fact]
    public async Task A_process_that_runs_refuses_tables_that_a_newer_one_has_changed()
    {
        PostgresStore store = Old();
        IRegistryHost host = _schema.Keep<IRegistryHost>(new PostgresHost(store, new RegistryHost(store, TimeProvider.System)));
        IRegistry old = host.GetRegistry(Region, "old");
        int minutes = 0;
        (string Name, Func<Task> Work)[] all =
        [
            ("register", () => RegisterAsync(old)),
            ("register another", () => RegisterAsync(old, "other")),
            ("describe", () => old.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web:1" }, Cancellation).AsTask()),
            ("describe the latest", () => old.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web" }, Cancellation).AsTask()),
            ("list", () => old.ListTaskDefinitionsAsync(new(), Cancellation).AsTask()),
            ("list families", () => old.ListTaskDefinitionFamiliesAsync(new(), Cancellation).AsTask()),
            ("create a cluster", () => old.CreateClusterAsync(new() { ClusterName = "c" }, Cancellation).AsTask()),
            ("list clusters", () => old.ListClustersAsync(new(), Cancellation).AsTask()),
            ("history", () => store.OpenRegion(Region).ReadHistoryAsync(HistoryMark.Start, false, null, Cancellation).AsTask()),
            ("regions", () => Task.Run(host.GetRegions, Cancellation)),
            ("identity", () => Task.Run(store.Identify, Cancellation)),
            ("settings", () => host.SetRemovalDelayAsync(TimeSpan.FromMinutes(2 + minutes++), Cancellation).AsTask()),
            ("test of the rows", () => ((IDatabaseHost)host).TestAsync(null, Cancellation).AsTask()),
            ("check", () => host.CheckAsync(Cancellation).AsTask()),
        ];
        foreach ((_, Func<Task> work) in all) await work();
        Assert.Equal(2, await RegisterAsync(Open(New())));
        object? changes = _schema.Ask("SELECT count(*) FROM {s}.changes");

        // An identity may be a second old.
        await Task.Delay(1100, Cancellation);
        foreach ((string name, Func<Task> work) in all)
        {
            EcsException? fault = await Record.ExceptionAsync(work) as EcsException;
            Assert.True(fault?.Code == "StoreVersionTooNew", $"{name}: {fault?.Message ?? "it does not refuse"}");
            Assert.Contains($"{Next}", fault!.Message, StringComparison.Ordinal);
        }

        Assert.Equal(changes, _schema.Ask("SELECT count(*) FROM {s}.changes"));
        Assert.Equal("120", _schema.Ask("SELECT settings ->> 'removalDelaySeconds' FROM {s}.store"));
    }

    [Fact]
    public async Task A_newer_process_reads_the_tables_as_they_are_until_it_changes_something()
    {
        IRegistry old = Open(Old());
        await RegisterAsync(old);
        PostgresStore store = New();
        IRegistry newer = Open(store);
        Assert.Single((await newer.ListTaskDefinitionsAsync(new(), Cancellation)).TaskDefinitionArns);
        await newer.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web" }, Cancellation);
        await store.OpenRegion(Region).ReadHistoryAsync(HistoryMark.Start, false, null, Cancellation);
        await store.CheckAsync(Cancellation);
        Assert.Equal(["eu-west-1"], store.GetRegions());
        Assert.Equal(SchemaMigration.Version, Version);
        Assert.Equal(2, await RegisterAsync(old));
        Assert.Equal(3, await RegisterAsync(newer));
        Assert.Equal(Next, Version);
        Assert.Equal("StoreVersionTooNew", (await Assert.ThrowsAsync<EcsException>(() => RegisterAsync(old))).Code);
    }

    [Fact]
    public async Task A_newer_process_that_cannot_read_the_tables_as_they_are_says_so()
    {
        await RegisterAsync(Open(Old()));

        // What it will have added itself.
        _schema.Ask("ALTER TABLE {s}.revisions DROP COLUMN tags");
        IRegistry newer = Open(New("ALTER TABLE {schema}.revisions ADD COLUMN tags json"));
        EcsException fault = await Assert.ThrowsAsync<EcsException>(async () =>
            await newer.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web" }, Cancellation));
        Assert.Equal("DatabaseSchemaOld", fault.Code);
        Assert.Equal(2, await RegisterAsync(newer));
        await newer.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web" }, Cancellation);
    }

    [Fact]
    public async Task A_role_that_does_not_own_the_tables_leaves_them_as_they_are_and_reads()
    {
        IRegistry old = Open(Old());
        await RegisterAsync(old);
        string role = $"newer_{_schema.Name}";
        _schema.Ask($"CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA {{s}} TO {role};"
            + $" GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {{s}} TO {role}");
        try
        {
            PostgresStoreOptions options = Later("ALTER TABLE {schema}.families ADD COLUMN owner text");
            string user = $"Username={PostgresServer.User}", another = $"Username={role}";
            using RegistryHost host = new(
                PostgresStore.Open(options with
                {
                    ConnectionString = options.ConnectionString.Replace(user, another, StringComparison.Ordinal),
                }),
                TimeProvider.System);
            IRegistry newer = host.GetRegistry(Region, "newer");
            Assert.Equal("DatabaseSchemaMissing", (await Assert.ThrowsAsync<EcsException>(() => RegisterAsync(newer))).Code);
            Assert.Single((await newer.ListTaskDefinitionsAsync(new(), Cancellation)).TaskDefinitionArns);
            Assert.Equal(2, await RegisterAsync(old));
        }
        finally
        {
            _schema.Ask($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Tables_that_a_newer_version_has_renamed_are_not_taken_for_gone()
    {
        PostgresStore store = Old();
        IRegistry old = Open(store);
        await RegisterAsync(old);
        _schema.Ask($"INSERT INTO {{s}}.schema_version (version) VALUES ({Next})");
        _schema.Ask("ALTER TABLE {s}.families RENAME TO families_of_then; ALTER TABLE {s}.regions RENAME TO regions_of_then;"
            + " ALTER TABLE {s}.store RENAME TO store_of_then; ALTER TABLE {s}.revisions RENAME COLUMN tags TO marks");
        await Task.Delay(1100, Cancellation);
        Func<Task>[] all =
        [
            () => RegisterAsync(old), () => old.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web:1" }, Cancellation).AsTask(),
            () => Task.Run(store.GetRegions, Cancellation), () => Task.Run(store.Identify, Cancellation),
            () => Task.Run(Old().GetRegions, Cancellation), () => Task.Run(Old().Identify, Cancellation), () => RegisterAsync(Open(Old())),
        ];
        foreach (Func<Task> work in all) Assert.Equal("StoreVersionTooNew", (await Assert.ThrowsAsync<EcsException>(work)).Code);
    }

    [Fact]
    public async Task A_migration_waits_for_changes_that_have_begun()
    {
        PostgresStore old = Old();
        await RegisterAsync(Open(Old()));
        IRegionStore region = old.OpenRegion(Region);
        TaskCompletionSource begun = new();
        using ManualResetEventSlim goOn = new();
        Task<bool> change = Task.Run(() => region.ChangeAsync(
            (view, draft) =>
            {
                draft.Add(StoreEvents.Registered("web", view.GetFamily("web")!.LatestRevision + 1));
                begun.TrySetResult();
                goOn.Wait(Cancellation);
                return true;
            },
            ReadPlan.OfFamily("web"), Cancellation).AsTask());
        await begun.Task.WaitAsync(Cancellation);

        // It touches none of the tables that the change has.
        Task<int> newer = RegisterAsync(Open(New("CREATE TABLE {schema}.more (id integer)")), "other");
        await Task.WhenAny(newer, Task.Delay(700, Cancellation));
        bool waits = !newer.IsCompleted;
        goOn.Set();
        Assert.True(waits);
        Assert.True(await change);
        Assert.Equal(1, await newer);
        Assert.Equal(2, _schema.Ask("SELECT latest_revision FROM {s}.families WHERE family = 'web'"));
    }

    [Fact]
    public async Task Many_of_a_newer_version_bring_the_tables_up_to_date_once()
    {
        await RegisterAsync(Open(Old()));
        IRegistry[] all = [.. Enumerable.Range(0, 8).Select(_ => Open(New()))];
        int[] numbers = await Task.WhenAll(all.Select(one => Task.Run(() => RegisterAsync(one))));
        Assert.Equal(Enumerable.Range(2, 8), numbers.Order());
        Assert.Equal((long)Next + 1, _schema.Ask("SELECT count(*) FROM {s}.schema_version"));
    }

    [Fact]
    public async Task Old_and_new_that_begin_an_empty_schema_at_once_lose_nothing()
    {
        IRegistry[] all = [.. Enumerable.Range(0, 8).Select(i => Open(i % 2 == 0 ? Old() : New()))];
        (int Number, string Fault)[] answers = await Task.WhenAll(all.Select(one => Task.Run(() => TryRegisterAsync(one, "web"))));
        Assert.Equal("", string.Join("\n", answers.Where(static (_, i) => i % 2 != 0).Select(static one => one.Fault)).Trim());
        Assert.All(answers, static one => Assert.True(one.Fault is "" or "StoreVersionTooNew", one.Fault));
        int[] numbers = [.. answers.Where(static one => one.Fault.Length == 0).Select(static one => one.Number).Order()];
        Assert.Equal(Enumerable.Range(1, numbers.Length), numbers);
        Assert.Equal((long)numbers.Length, _schema.Ask("SELECT count(*) FROM {s}.revisions"));
        Assert.Equal(Next, Version);
    }

    [Fact]
    public async Task Nothing_is_lost_while_a_newer_version_takes_over_under_load()
    {
        TakeOver run = new();
        IRegistry[] olds = [Open(Old(), "old"), Open(Old(), "old")];

        // Two of the tables that all have, changed while all want them; and it takes its time.
        string script = "ALTER TABLE {schema}.families ADD COLUMN owner text NOT NULL DEFAULT 'nobody'; SELECT pg_sleep(0.3);"
            + " ALTER TABLE {schema}.changes ADD COLUMN version integer; SELECT pg_sleep(0.2)";
        IRegistry[] news = [Open(New(script), "new"), Open(New(script), "new")];
        await run.WorkAsync(olds[0], TakeOver.Families.Length);
        Task[] work =
        [
            .. Enumerable.Range(0, 8).Select(i => Task.Run(() => run.WorkAsync(olds[i % 2], int.MaxValue))),
            .. Enumerable.Range(0, 2).Select(i => Task.Run(() => run.ReadAsync(olds[i]))),
        ];
        await Task.Delay(Effort.Of(1.0, 10), Cancellation);
        foreach (IRegistry one in news) await one.ListTaskDefinitionsAsync(new(), Cancellation);
        Assert.Equal(SchemaMigration.Version, Version);
        Assert.All(work, static one => Assert.False(one.IsCompleted));
        Stopwatch waited = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => run.WorkAsync(news[i % 2], 20))));
        await Task.WhenAll(work).WaitAsync(TimeSpan.FromSeconds(60), Cancellation);

        Assert.Equal(Enumerable.Repeat("StoreVersionTooNew", work.Length), run.Ends);
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(40), $"It took {waited.Elapsed}.");
        run.Judge(_schema);
        Assert.Equal(Next, Version);
        Assert.Equal(0L, _schema.Ask("SELECT count(*) FROM {s}.changes c, {s}.schema_version v WHERE c.made_by LIKE '%old'"
            + $" AND v.version = {Next} AND c.recorded_at > v.installed_at"));
        Assert.Equal(120L, _schema.Ask("SELECT count(*) FROM {s}.changes WHERE made_by LIKE '%new'"));
    }

    private int Version => (int)_schema.Ask("SELECT max(version) FROM {s}.schema_version")!;

    private PostgresStore Old() => _schema.Keep(_schema.Open());

    private PostgresStore New(string script = "ALTER TABLE {schema}.families ADD COLUMN owner text") =>
        _schema.Keep(PostgresStore.Open(Later(script)));

    private PostgresStoreOptions Later(string script) => _schema.Options with
    {
        Versions = new SchemaVersions(Next, number => number == Next ? script : SchemaVersions.Known.Script(number)),
    };

    private IRegistry Open(PostgresStore store, string user = "tester") =>
        _schema.Keep(new RegistryHost(store, TimeProvider.System)).GetRegistry(Region, user);

    private static async Task<(int Number, string Fault)> TryRegisterAsync(IRegistry registry, string family)
    {
        try
        {
            return (await RegisterAsync(registry, family), "");
        }
        catch (EcsException fault)
        {
            return (0, fault.Code == "StoreVersionTooNew" ? fault.Code : fault.Message);
        }
    }

    /// <summary>Those who work while a newer version takes over, and what they were answered.</summary>
    private sealed class TakeOver
    {
        private readonly ConcurrentBag<(string Family, int Number)> _acknowledged = [];

        public static string[] Families { get; } = ["web", "api", "job"];

        /// <summary>The errors with which they ended.</summary>
        public ConcurrentBag<string> Ends { get; } = [];

        public async Task WorkAsync(IRegistry registry, int most)
        {
            for (int i = 0; i < most; i++)
            {
                string family = Families[i % Families.Length];
                (int number, string fault) = await TryRegisterAsync(registry, family);
                if (fault.Length > 0)
                {
                    Ends.Add(fault);
                    return;
                }

                _acknowledged.Add((family, number));
            }
        }

        public async Task ReadAsync(IRegistry registry)
        {
            try
            {
                while (true)
                {
                    await registry.ListTaskDefinitionsAsync(new() { FamilyPrefix = "web" }, Cancellation);
                    await registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = "api" }, Cancellation);
                }
            }
            catch (EcsException fault)
            {
                Ends.Add(fault.Code);
            }
        }

        public void Judge(TestSchema schema)
        {
            foreach (string family in Families)
            {
                int[] numbers = [.. _acknowledged.Where(one => one.Family == family).Select(static one => one.Number).Order()];
                Assert.Equal(Enumerable.Range(1, numbers.Length), numbers);
                Assert.Equal((long)numbers.Length, schema.Ask($"SELECT count(*) FROM {{s}}.revisions WHERE family = '{family}'"));
            }

            Assert.Equal((long)_acknowledged.Count, schema.Ask("SELECT count(DISTINCT (family, revision)) FROM {s}.events"));
        }
    }
}

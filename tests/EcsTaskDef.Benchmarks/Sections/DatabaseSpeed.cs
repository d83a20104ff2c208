using EcsTaskDef.Benchmarks.Load;
using EcsTaskDef.Engine;
using EcsTaskDef.PostgreSql;
using EcsTaskDef.Registry;
using EcsTaskDef.Testing;
using Programs = EcsTaskDef.Benchmarks.Load.Programs;
using Npgsql;

namespace EcsTaskDef.Benchmarks.Sections;

/// <summary>The store on PostgreSQL, beside the least SQL that keeps the same facts. A server of its own, with fsync.</summary>
internal sealed class DatabaseSpeed(BenchOptions options, Report report, Programs programs)
{
    private const int Families = 64, Connections = 16;
    private const string Stub = "stub";

    private readonly List<string[]> _rows = [];

    public async Task RunAsync()
    {
        if (PostgresServer.Missing is { } missing)
        {
            report.Promise("the store on PostgreSQL", "measured", missing, false);
            return;
        }

        using PostgresServer server = PostgresServer.Start();
        await DatabaseStub.CreateAsync(server.ConnectionString, Stub, Families);
        string document = await RegisterAsync(server);
        await RegisterByServersAsync(server, document);
        await DescribeAsync(server, document);
        await ListAsync(server, document);
        await CountAsync(server);
        report.Table("The store on PostgreSQL", ["work", "callers", "who", "a second"], _rows);
    }

    private static RegistryHost Open(int port, string schema) => new(
        PostgresStore.Open(new PostgresStoreOptions
        {
            Location = $"postgresql://127.0.0.1:{port}/postgres?schema={schema}",
            ConnectionString = $"Host=127.0.0.1;Port={port};Username={PostgresServer.User};Database=postgres;SSL Mode=Disable;"
                + "Maximum Pool Size=20;Max Auto Prepare=100;Auto Prepare Min Usages=2;No Reset On Close=true;Enlist=false",
            Schema = schema,
        }),
        TimeProvider.System);

    /// <summary>Gives the document that the engine makes of the request: the stub's bytes.</summary>
    private async Task<string> RegisterAsync(PostgresServer server)
    {
        using RegistryHost host = Open(server.Port, "ours");
        IRegistry registry = host.GetRegistry(StoreOf.Region, "benchmark");
        RegisterTaskDefinitionRequest[] requests =
            [.. Enumerable.Range(0, Families).Select(static n => StoreOf.Request(StoreOf.Family(n)))];
        string document = "";
        foreach (RegisterTaskDefinitionRequest request in requests)
        {
            RegisterTaskDefinitionResponse registered = await registry.RegisterTaskDefinitionAsync(request);
            document = Encoding.UTF8.GetString(registered.TaskDefinition.Utf8Json.Span);
        }

        using DatabaseStub stub = await DatabaseStub.OpenAsync(server.ConnectionString, Stub);
        double[][] rates = await Turns.RunAsync(
            options,
            new Worker(
                "EcsTaskDef, in a process", 1, async (_, n) => await registry.RegisterTaskDefinitionAsync(requests[n % Families])),
            new Worker("database stub", 1, (_, n) => stub.RegisterAsync(StoreOf.Family(n % Families), document)));
        Keep("register", 1, "EcsTaskDef, in a process", rates[0]);
        Keep("register", 1, "database stub", rates[1]);
        Promise("register on PostgreSQL, 1 connection", "60 % of the database stub", Turns.Ratio(rates[0], rates[1]), 0.6);
        return document;
    }

    private async Task RegisterByServersAsync(PostgresServer server, string document)
    {
        byte[][][] requests = [.. Enumerable.Range(0, Connections).Select(static n => new[]
        {
            WireBytes.Request("RegisterTaskDefinition", StoreOf.Json(StoreOf.Family(n))),
        })];
        string location = server.Location("ours", "&sslmode=disable");
        using Endpoint first = programs.Server(location), second = programs.Server(location);
        Connection[] connections =
            [.. Enumerable.Range(0, Connections).Select(n => new Connection(n % 2 == 0 ? first.Address : second.Address))];
        using RegistryHost host = Open(server.Port, "ours");
        IRegistry registry = host.GetRegistry(StoreOf.Region, "benchmark");
        RegisterTaskDefinitionRequest[] own = [.. Enumerable.Range(0, Connections).Select(static n => StoreOf.Request(StoreOf.Family(n)))];
        DatabaseStub[] stubs = await Task.WhenAll(
            Enumerable.Range(0, Connections).Select(_ => DatabaseStub.OpenAsync(server.ConnectionString, Stub)));
        try
        {
            double[][] rates = await Turns.RunAsync(
                options, Over("2 servers", Connections), Over("1 server", 1),
                new Worker("in a process", Connections, async (i, _) => await registry.RegisterTaskDefinitionAsync(own[i])),
                new Worker("in a process", 1, async (i, _) => await registry.RegisterTaskDefinitionAsync(own[i])),
                new Worker("database stub", Connections, (i, _) => stubs[i].RegisterAsync(StoreOf.Family(i), document)),
                new Worker("database stub", 1, (i, _) => stubs[i].RegisterAsync(StoreOf.Family(i), document)));
            Keep("register, a family each", Connections, "EcsTaskDef, 2 servers over HTTP", rates[0]);
            Keep("register, a family each", 1, "EcsTaskDef, 1 server over HTTP", rates[1]);
            Keep("register, a family each", Connections, "EcsTaskDef, in a process", rates[2]);
            Keep("register, a family each", 1, "EcsTaskDef, in a process", rates[3]);
            Keep("register, a family each", Connections, "database stub", rates[4]);
            Keep("register, a family each", 1, "database stub", rates[5]);
            Promise(
                "register on PostgreSQL, 16 connections in 16 families, 2 servers over HTTP", "50 % of the database stub at 16",
                Turns.Ratio(rates[0], rates[4]), 0.5);
            Series gain = Turns.Ratio(rates[0], rates[1]), inProcess = Turns.Ratio(rates[2], rates[3]);
            Series ofStub = Turns.Ratio(rates[4], rates[5]);
            report.Promise(
                "the same beside 1 connection to 1 server", "at least 3 ×",
                $"{gain.Text("N1")} ×; in a process {inProcess.Text("N1")} ×, the stub {ofStub.Text("N1")} ×", gain.Median >= 3);
            Promise(
                "register on PostgreSQL, 16 callers in 16 families, in a process", "50 % of the database stub at 16",
                Turns.Ratio(rates[2], rates[4]), 0.5);
        }
        finally
        {
            foreach (DatabaseStub stub in stubs) stub.Dispose();
            foreach (Connection connection in connections) connection.Dispose();
        }

        Worker Over(string name, int callers) => new(name, callers, (i, _) =>
        {
            connections[i].Call(requests[i][0]);
            return Task.CompletedTask;
        });
    }

    private async Task DescribeAsync(PostgresServer server, string document)
    {
        using RegistryHost host = Open(server.Port, "ours");
        IRegistry registry = host.GetRegistry(StoreOf.Region, "benchmark");
        using DatabaseStub stub = await DatabaseStub.OpenAsync(server.ConnectionString, Stub);
        for (int n = 0; n < Families; n++) await stub.RegisterAsync(StoreOf.Family(n), document);
        double[][] rates = await Turns.RunAsync(
            options, new Worker("EcsTaskDef", 1, async (_, n) => await registry.DescribeTaskDefinitionAsync(
                new DescribeTaskDefinitionRequest { TaskDefinition = $"{StoreOf.Family(n % Families)}:1" })),
            new Worker("SELECT", 1, (_, n) => stub.DescribeAsync(StoreOf.Family(n % Families), 1)));
        Keep("describe", 1, "EcsTaskDef, in a process", rates[0]);
        Keep("describe", 1, "SELECT of the document by its key", rates[1]);
        Promise("describe on PostgreSQL, 1 connection", "70 % of a bare SELECT", Turns.Ratio(rates[0], rates[1]), 0.7);
    }

    private async Task ListAsync(PostgresServer server, string document)
    {
        using RegistryHost small = await FillAsync(server, "small", 1000, document);
        using RegistryHost large = await FillAsync(server, "large", options.Large, document);
        IRegistry few = small.GetRegistry(StoreOf.Region, "benchmark"), many = large.GetRegistry(StoreOf.Region, "benchmark");
        (string What, Func<IRegistry, Task> Call)[] lists =
        [
            ("ListTaskDefinitions", static async one => await one.ListTaskDefinitionsAsync(new ListTaskDefinitionsRequest())),
            ("ListTaskDefinitions, INACTIVE where all are ACTIVE",
                static async one => await one.ListTaskDefinitionsAsync(new ListTaskDefinitionsRequest { Status = "INACTIVE" })),
            ("ListTaskDefinitionFamilies", static async one =>
                await one.ListTaskDefinitionFamiliesAsync(new ListTaskDefinitionFamiliesRequest())),
        ];
        foreach ((string what, Func<IRegistry, Task> call) in lists)
        {
            double[][] rates = await Turns.RunAsync(
                options, new Worker("small", 1, (_, _) => call(few)), new Worker("large", 1, (_, _) => call(many)));
            Keep("first page of " + what, 1, "1,000 revisions", rates[0]);
            Keep("first page of " + what, 1, FormattableString.Invariant($"{options.Large:N0} revisions"), rates[1]);
            Series ratio = Turns.Ratio(rates[1], rates[0]);
            report.Promise(
                FormattableString.Invariant($"first page of {what} on PostgreSQL, {options.Large:N0} revisions to 1,000"), "within 30 %",
                ratio.Text("P0"), ratio.Median is >= 0.7 and <= 1.3);
        }
    }

    // Past the engine: a thousand families, and what there is of revisions in them.
    private static async Task<RegistryHost> FillAsync(PostgresServer server, string schema, int revisions, string document)
    {
        RegistryHost host = Open(server.Port, schema);
        await host.GetRegistry(StoreOf.Region, "benchmark").RegisterTaskDefinitionAsync(StoreOf.Request("first"));
        int each = revisions / StoreOf.Families, length = Encoding.UTF8.GetByteCount(document);
        await using NpgsqlConnection connection = new(server.ConnectionString + ";Command Timeout=0");
        await connection.OpenAsync();
        await using NpgsqlCommand fill = new(
            $"""
            INSERT INTO {schema}.families (region, family, latest_revision, active_count, document_bytes, listed, last_changed_at)
                SELECT '{StoreOf.Region}', 'family-' || to_char(f, 'FM0000'), {each}, {each}, {(long)each * length}, 'ACTIVE', now()
                FROM generate_series(0, {StoreOf.Families - 1}) f;
            INSERT INTO {schema}.revisions (region, family, revision, status, registered_at, last_changed_at, document_bytes, document)
                SELECT '{StoreOf.Region}', 'family-' || to_char(f, 'FM0000'), r, 'ACTIVE', now(), now(), {length}, $${document}$$
                FROM generate_series(1, {each}) r, generate_series(0, {StoreOf.Families - 1}) f;
            """, connection);
        await fill.ExecuteNonQueryAsync();
        await using NpgsqlCommand tidy = new($"VACUUM (ANALYZE) {schema}.families, {schema}.revisions", connection);
        await tidy.ExecuteNonQueryAsync();
        return host;
    }

    private async Task CountAsync(PostgresServer server)
    {
        const int Batch = 1000;
        using PostgresProxy proxy = new(server.Port);
        using RegistryHost host = Open(proxy.Port, "counted");
        IRegistry registry = host.GetRegistry(StoreOf.Region, "benchmark");
        for (int i = 0; i < 3; i++) await registry.RegisterTaskDefinitionAsync(StoreOf.Request("web"));
        (long trips, long statements) = await CountAsync(async () => await registry.RegisterTaskDefinitionAsync(StoreOf.Request("web")));
        report.Promise(
            "round trips of a register on PostgreSQL, counted on the wire", "at most 3", $"{trips}, with {statements} statements",
            trips <= 3);
        await registry.RegisterManyAsync([.. Enumerable.Repeat(StoreOf.Request("web"), Batch)], new RegistrationOptions());
        string[] names = [.. Enumerable.Range(1, Batch).Select(static n => $"web:{n}")];
        (trips, statements) = await CountAsync(async () => await registry.DeregisterManyAsync(names));
        report.Promise(
            "deregister 1,000 as one batch on PostgreSQL, counted on the wire", "one transaction, at most 20 statements",
            $"{trips} round trips with {statements} statements, BEGIN and COMMIT included", statements <= 20);

        async Task<(long Trips, long Statements)> CountAsync(Func<Task> work)
        {
            (long before, long statementsBefore) = (proxy.RoundTrips, proxy.Statements);
            await work();
            return (proxy.RoundTrips - before, proxy.Statements - statementsBefore);
        }
    }

    private void Promise(string work, string toReach, Series ratio, double target) =>
        report.Promise(work, "at least " + toReach, ratio.Text("P0"), ratio.Median >= target);

    private void Keep(string work, int callers, string who, double[] rates) =>
        _rows.Add([work, $"{callers}", who, new Series(rates).Text("N0")]);
}

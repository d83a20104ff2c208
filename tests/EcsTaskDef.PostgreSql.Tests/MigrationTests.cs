using EcsTaskDef.Engine;
using EcsTaskDef.Storage;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>How the tables come to be there, and what happens where they cannot.</summary>
public sealed class MigrationTests : IDisposable
{
    private const string Region = "eu-west-1";

    private readonly TestSchema _schema = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _schema.Dispose();

    [Fact]
    public async Task Reading_makes_nothing_and_the_first_change_makes_everything()
    {
        using RegistryHost host = new(_schema.Open(), TimeProvider.System);
        Assert.False((await host.DescribeAsync(Cancellation)).Exists);
        Assert.Empty((await host.GetRegistry(Region, "tester").ListTaskDefinitionFamiliesAsync(new(), Cancellation)).Families);
        Assert.Empty(host.GetRegions());
        Assert.Equal(0L, _schema.Ask("SELECT count(*) FROM pg_namespace WHERE nspname = '{s}'"));
        await RegisterAsync(host);
        Assert.True((await host.DescribeAsync(Cancellation)).Exists);
        Assert.Equal(SchemaMigration.Version, _schema.Ask("SELECT max(version) FROM {s}.schema_version"));
    }

    [Fact]
    public async Task Many_that_begin_at_once_make_the_tables_once()
    {
        PostgresStore[] stores = [.. Enumerable.Range(0, 8).Select(_ => _schema.Open())];
        try
        {
            await Task.WhenAll(stores.Select(store => Task.Run(async () => await store.OpenRegion(Region).ChangeAsync(
                static (view, change) =>
                {
                    change.Add(StoreEvents.Registered("web", (view.GetFamily("web")?.LatestRevision ?? 0) + 1));
                    return true;
                },
                Cancellation))));
            Assert.Equal(2L, _schema.Ask("SELECT count(*) FROM {s}.schema_version"));
            Assert.Equal(8L, _schema.Ask("SELECT count(*) FROM {s}.revisions"));
            Assert.Equal(1L, _schema.Ask("SELECT count(*) FROM {s}.store"));
        }
        finally
        {
            foreach (PostgresStore store in stores) store.Dispose();
        }
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_left_alone()
    {
        using (RegistryHost host = new(_schema.Open(), TimeProvider.System)) await RegisterAsync(host);
        _schema.Ask("INSERT INTO {s}.schema_version (version) VALUES (99)");
        using RegistryHost newer = new(_schema.Open(), TimeProvider.System);
        EcsException fault = await Assert.ThrowsAsync<EcsException>(() => RegisterAsync(newer));
        Assert.Equal("StoreVersionTooNew", fault.Code);
        Assert.Contains("99", fault.Message, StringComparison.Ordinal);
        fault = await Assert.ThrowsAsync<EcsException>(async () =>
            await newer.GetRegistry(Region, "tester").ListTaskDefinitionsAsync(new(), Cancellation));
        Assert.Equal("StoreVersionTooNew", fault.Code);
    }

    [Fact]
    public async Task A_role_that_may_make_no_tables_works_with_those_that_are_there()
    {
        string role = $"plain_{_schema.Name}";
        _schema.Ask($"CREATE ROLE {role} LOGIN");
        try
        {
            PostgresStoreOptions options = _schema.Options with
            {
                ConnectionString = _schema.Options.ConnectionString.Replace(
                    $"Username={PostgresServer.User}", $"Username={role}", StringComparison.Ordinal),
            };
            using (RegistryHost host = new(PostgresStore.Open(options), TimeProvider.System))
            {
                EcsException fault = await Assert.ThrowsAsync<EcsException>(() => RegisterAsync(host));
                Assert.Equal("DatabaseSchemaMissing", fault.Code);
                Assert.Contains("grant CREATE", fault.Message, StringComparison.Ordinal);
            }

            using (RegistryHost owner = new(_schema.Open(), TimeProvider.System)) await RegisterAsync(owner);
            _schema.Ask($"GRANT USAGE ON SCHEMA {{s}} TO {role}");
            _schema.Ask($"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {{s}} TO {role}");
            using RegistryHost plain = new(PostgresStore.Open(options), TimeProvider.System);
            await RegisterAsync(plain);
            Assert.Equal(2L, _schema.Ask("SELECT count(*) FROM {s}.revisions"));
        }
        finally
        {
            _schema.Ask($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_database_of_another_encoding_is_refused()
    {
        _schema.Ask("CREATE DATABASE {s}_latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        try
        {
            PostgresStoreOptions options = _schema.Options with
            {
                ConnectionString = _schema.Options.ConnectionString.Replace(
                    "Database=postgres", $"Database={_schema.Name}_latin;Pooling=false", StringComparison.Ordinal),
            };
            using RegistryHost host = new(PostgresStore.Open(options), TimeProvider.System);
            Assert.Equal("DatabaseEncoding", (await Assert.ThrowsAsync<EcsException>(() => RegisterAsync(host))).Code);
        }
        finally
        {
            _schema.Ask("DROP DATABASE {s}_latin WITH (FORCE)");
        }
    }

    [Fact]
    public async Task Tables_that_are_gone_are_not_made_anew_by_who_had_them()
    {
        using PostgresStore store = _schema.Open();
        using RegistryHost host = new(store, TimeProvider.System);
        await RegisterAsync(host);
        _schema.Ask("DROP SCHEMA {s} CASCADE");
        EcsException fault = await Assert.ThrowsAsync<EcsException>(() => RegisterAsync(host));
        Assert.Equal("DatabaseSchemaGone", fault.Code);

        // Nor later.
        fault = await Assert.ThrowsAsync<EcsException>(() => RegisterAsync(host));
        Assert.Equal("DatabaseSchemaGone", fault.Code);
        using RegistryHost anew = new(_schema.Open(), TimeProvider.System);
        await RegisterAsync(anew);
        Assert.Equal(1L, _schema.Ask("SELECT count(*) FROM {s}.revisions"));
    }

    [Fact]
    public async Task Registries_share_a_database_by_schema()
    {
        using TestSchema other = new();
        using RegistryHost ours = new(_schema.Open(), TimeProvider.System), theirs = new(other.Open(), TimeProvider.System);
        await RegisterAsync(ours);
        await RegisterAsync(ours);
        await RegisterAsync(theirs);
        Assert.Equal((2L, 1L), (_schema.Ask("SELECT count(*) FROM {s}.revisions"), other.Ask("SELECT count(*) FROM {s}.revisions")));
    }

    private static async Task RegisterAsync(RegistryHost host) =>
        await host.GetRegistry(Region, "tester").RegisterTaskDefinitionAsync(Requests.Of("web"), Cancellation);
}

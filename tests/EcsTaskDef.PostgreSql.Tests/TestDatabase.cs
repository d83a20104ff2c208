using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using Npgsql;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>A schema of one test's own; gone when the test is.</summary>
internal sealed class TestSchema : IDisposable
{
    private static int s_count;

    private readonly List<IDisposable> _kept = [];

    public TestSchema(PostgresServer? server = null, string? name = null) =>
        (Server, Name) = (server ?? PostgresServer.Shared, name ?? $"t{Interlocked.Increment(ref s_count)}");

    public PostgresServer Server { get; }

    public string Name { get; }

    public PostgresStoreOptions Options => OptionsAt(Server.Port);

    /// <summary>
    /// The same by way of a port that passes on what it gets. Patient: where sixteen want one row on a machine that does much else, one may
    /// wait for it longer than a statement is given ordinarily, and a session may take longer to begin.
    /// </summary>
    public PostgresStoreOptions OptionsAt(int port) => new()
    {
        Location = Server.Location(Name),
        ConnectionString = $"Host=127.0.0.1;Port={port};Username={PostgresServer.User};Database=postgres;SSL Mode=Disable;Timeout=30;"
            + "Command Timeout=120;Maximum Pool Size=40;Max Auto Prepare=100;Auto Prepare Min Usages=2;No Reset On Close=true",
        Schema = Name,
        Patience = TimeSpan.FromMinutes(1),
    };

    public PostgresStore Open(TimeProvider? clock = null) => PostgresStore.Open(Options with { Clock = clock });

    /// <summary>Runs a statement and gives its first value.</summary>
    public object? Ask(string sql)
    {
        using NpgsqlConnection connection = new(Server.ConnectionString);
        connection.Open();
        using NpgsqlCommand command = new(sql.Replace("{s}", Name, StringComparison.Ordinal), connection);
        return command.ExecuteScalar();
    }

    /// <summary>Disposes of it before the schema goes.</summary>
    public T Keep<T>(T opened)
        where T : IDisposable
    {
        _kept.Add(opened);
        return opened;
    }

    public void Dispose()
    {
        foreach (IDisposable one in _kept) one.Dispose();
        NpgsqlConnection.ClearAllPools();
        Ask("DROP SCHEMA IF EXISTS {s} CASCADE");
    }
}

/// <summary>Registries over a store in a schema of its own.</summary>
internal sealed class PostgresHouse : IRegistryHouse
{
    private readonly TestSchema _schema = new();
    private readonly TestClock _clock;
    private readonly TimeSpan _removalDelay;
    private RegistryHost _host;

    public PostgresHouse(TestClock clock, TimeSpan removalDelay)
    {
        (_clock, _removalDelay) = (clock, removalDelay);
        _host = Open();
    }

    public bool Remembers => true;

    public ITaskDefinitionRegistry GetRegistry(string region, string user) => _host.GetRegistry(region, user);

    public void Reopen()
    {
        _host.Dispose();
        _host = Open();
    }

    public void Dispose()
    {
        _host.Dispose();
        _schema.Dispose();
    }

    private RegistryHost Open() => new(_schema.Open(_clock), _clock, _removalDelay);
}

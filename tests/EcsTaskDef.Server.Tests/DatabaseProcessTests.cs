using System.Net;
using System.Net.Http;
using EcsTaskDef.Server.Tests.Hosting;

namespace EcsTaskDef.Server.Tests;

/// <summary>The real program with its store in a database: several of them, one that comes first, and one that is left alone.</summary>
public sealed class DatabaseProcessTests
{
    private const string Minimal =
        """{"family":"web","containerDefinitions":[{"name":"web","image":"registry.example/web:1","memory":64}]}""";

    private static int s_schemas;

    private readonly string _schema = $"process{Interlocked.Increment(ref s_schemas)}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_servers_share_a_registry_and_no_number_is_given_twice()
    {
        string location = PostgresServer.Shared.Location(_schema);
        await using ServerProcess one = await ServerProcess.StartAsync("--store", location);
        await using ServerProcess other = await ServerProcess.StartAsync("--store", location);
        Assert.EndsWith($"for account 000000000000, store {location}", one.Greeting, StringComparison.Ordinal);
        int[] numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => RegisterAsync(i % 2 == 0 ? one : other)));
        Assert.Equal(Enumerable.Range(1, 40), numbers.Order());
        await one.KillAsync();
        Assert.Equal(41, await RegisterAsync(other));
        Assert.Equal("", other.ErrorText);
    }

    [Fact]
    public async Task A_server_that_starts_before_its_database_says_so_and_waits()
    {
        using PostgresProxy proxy = new(PostgresServer.Shared.Port) { RefusesNew = true };
        Task<ServerProcess> starting = ServerProcess.StartAsync("--store", Location(proxy));
        await Task.WhenAny(starting, Task.Delay(3000, Cancellation));
        Assert.False(starting.IsCompleted);
        proxy.RefusesNew = false;
        await using ServerProcess server = await starting;
        Assert.Contains("Waiting for it.", server.ErrorText, StringComparison.Ordinal);
        Assert.Equal(1, await RegisterAsync(server));
    }

    [Fact]
    public async Task The_health_check_says_that_the_database_is_away_and_that_it_is_back()
    {
        using PostgresProxy proxy = new(PostgresServer.Shared.Port);
        await using ServerProcess server = await ServerProcess.StartAsync("--store", Location(proxy));
        Assert.Equal((HttpStatusCode.OK, true), await HealthAsync(server, "\"ok\""));
        proxy.RefusesNew = true;
        proxy.CutAll();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), await HealthAsync(server, "cannot be used now"));
        Answer refused = await server.CallAsync("ListTaskDefinitions", "{}");
        Assert.Equal(500, refused.Status);
        Assert.Contains("DatabaseUnreachable", refused.Text, StringComparison.Ordinal);
        proxy.RefusesNew = false;
        Assert.Equal((HttpStatusCode.OK, true), await HealthAsync(server, "\"ok\""));
        Assert.Equal(1, await RegisterAsync(server));
    }

    [Fact]
    public async Task A_server_whose_tables_newer_software_has_changed_refuses_and_takes_itself_out()
    {
        string location = PostgresServer.Shared.Location(_schema);
        await using ServerProcess server = await ServerProcess.StartAsync("--store", location);
        Assert.Equal(1, await RegisterAsync(server));
        PostgresServer.Shared.Ask($"INSERT INTO {_schema}.schema_version (version) VALUES (99)");
        foreach ((string operation, string body) in new[] { ("RegisterTaskDefinition", Minimal), ("ListTaskDefinitions", "{}") })
        {
            Answer refused = await server.CallAsync(operation, body);
            Assert.Equal(500, refused.Status);
            Assert.Contains("StoreVersionTooNew", refused.Text, StringComparison.Ordinal);
        }

        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), await HealthAsync(server, "version 99"));
        Ended another = await ServerProcess.RunAsync("--store", location);
        Assert.Equal(ServerProgram.Failure, another.ExitCode);
        Assert.Contains("version 99", another.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://me:s3cret@host/db", "has no password")]
    [InlineData("postgresql://host/db?password=s3cret", "has no password")]
    public async Task A_password_on_the_command_line_is_refused_and_not_repeated(string location, string reason)
    {
        Ended ended = await ServerProcess.RunAsync("--store", location);
        Assert.Equal(ServerProgram.Usage, ended.ExitCode);
        Assert.Contains(reason, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", ended.Error + ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_location_with_something_unknown_ends_the_server_with_the_reason()
    {
        Ended ended = await ServerProcess.RunAsync("--store", "postgresql://host/db?colour=red");
        Assert.Equal(ServerProgram.Failure, ended.ExitCode);
        Assert.Contains("'colour' is not offered", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_comes_from_the_environment_or_the_password_file()
    {
        using PostgresServer server = PostgresServer.Start();
        server.Ask("CREATE ROLE guarded LOGIN PASSWORD 'r1ght-s3cret'; CREATE SCHEMA team AUTHORIZATION guarded");
        server.DemandPasswordOf("guarded");
        string location = $"postgresql://guarded@127.0.0.1:{server.Port}/postgres?schema=team";
        Ended ended = await ServerProcess.RunAsync(With(("PGPASSWORD", "wr0ng-s3cret")), "--store", location);
        Assert.Equal(ServerProgram.Failure, ended.ExitCode);
        Assert.Contains("PGPASSWORD", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", ended.Error + ended.Out, StringComparison.Ordinal);
        await using (ServerProcess with = await ServerProcess.StartAsync(With(("PGPASSWORD", "r1ght-s3cret")), "--store", location))
            Assert.Equal(1, await RegisterAsync(with));
        using TemporaryFolder folder = new();
        string file = folder.Combine("pgpass");
        await File.WriteAllTextAsync(file, "127.0.0.1:*:*:guarded:r1ght-s3cret\n", Cancellation);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using ServerProcess filed = await ServerProcess.StartAsync(With(("PGPASSFILE", file)), "--store", location);
        Assert.Equal(2, await RegisterAsync(filed));

        static ServerProcess.Surroundings With(params (string Name, string Value)[] variables) =>
            new() { Environment = variables.ToDictionary(static one => one.Name, static one => one.Value) };
    }

    private string Location(PostgresProxy proxy) =>
        $"postgresql://{PostgresServer.User}@127.0.0.1:{proxy.Port}/postgres?schema={_schema}&sslmode=disable&retry=1";

    private static async Task<(HttpStatusCode, bool)> HealthAsync(ServerProcess server, string part)
    {
        using HttpResponseMessage health = await server.Client.GetAsync(new Uri("/health", UriKind.Relative), Cancellation);
        string body = await health.Content.ReadAsStringAsync(Cancellation);
        return (health.StatusCode, body.Contains(part, StringComparison.Ordinal));
    }

    private static async Task<int> RegisterAsync(ServerProcess server) =>
        (int)(await server.CallAsync("RegisterTaskDefinition", Minimal)).Ok()["taskDefinition"]!["revision"]!;
}

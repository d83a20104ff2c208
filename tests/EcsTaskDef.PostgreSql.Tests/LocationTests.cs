using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using Npgsql;

namespace EcsTaskDef.PostgreSql.Tests;

/// <summary>What a location says, as libpq reads it.</summary>
public sealed class LocationTests
{
    [Theory]
    [InlineData("postgresql://", "localhost", "os", "os")]
    [InlineData("postgresql://host", "host", "os", "os")]
    [InlineData("postgresql://host/registry", "host", "registry", "os")]
    [InlineData("postgres://me@host:5433/registry", "host:5433", "registry", "me")]
    [InlineData("postgresql://me@/registry", "localhost", "registry", "me")]
    [InlineData("postgresql://h1,h2:5433/registry", "h1,h2:5433", "registry", "os")]
    [InlineData("postgresql://h1:1,h2:2/registry", "h1:1,h2:2", "registry", "os")]
    [InlineData("postgresql://[::1]:5433/registry", "::1:5433", "registry", "os")]
    [InlineData("postgresql://[2001:db8::1]/registry", "2001:db8::1", "registry", "os")]
    [InlineData("postgresql://%2Ftmp/registry", "/tmp", "registry", "os")]
    [InlineData("postgresql://%2Ftmp:5433/registry", "/tmp:5433", "registry", "os")]
    [InlineData("postgresql:///registry?host=/tmp&port=5433", "/tmp:5433", "registry", "os")]
    [InlineData("postgresql:///?host=h1,h2&port=5433&dbname=registry&user=me", "h1:5433,h2:5433", "registry", "me")]
    [InlineData("postgresql://a%40b@host/r%20s", "host", "r s", "a@b")]
    public void Host_database_and_user_are_read(string location, string host, string database, string user)
    {
        NpgsqlConnectionStringBuilder read = Read(location);
        string port = read.Port == NpgsqlConnection.DefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{read.Port}");
        Assert.Equal((host, database, user), (read.Host + port, read.Database, read.Username));
        Assert.Equal("EcsTaskDef", read.ApplicationName);
    }

    [Fact]
    public void Of_several_hosts_each_is_looked_at_again_after_a_second()
    {
        PostgresStoreOptions options = PostgresLocation.Parse("postgresql://one,other/db", new Elsewhere());
        Assert.Equal(1, new NpgsqlConnectionStringBuilder(options.ConnectionString).HostRecheckSeconds);
    }

    [Fact]
    public void Options_are_read()
    {
        const string Location = "postgresql://host/db?schema=team&pool=7&prepare=off&retry=3&connect_timeout=9&command_timeout=11"
            + "&sslmode=verify-full&sslrootcert=/ca.pem&target_session_attrs=any&application_name=ci&passfile=/secret";
        PostgresStoreOptions options = PostgresLocation.Parse(Location, new Elsewhere { Files = { ["/secret"] = [] } });
        NpgsqlConnectionStringBuilder read = new(options.ConnectionString);
        Assert.Equal(("team", TimeSpan.FromSeconds(3), false), (options.Schema, options.Patience, options.NeedsPrimary));
        Assert.Equal((7, 0, 9, 11), (read.MaxPoolSize, read.MaxAutoPrepare, read.Timeout, read.CommandTimeout));
        Assert.Equal(
            (SslMode.VerifyFull, "/ca.pem", "/secret", "ci"), (read.SslMode, read.RootCertificate, read.Passfile, read.ApplicationName));
        Assert.Equal("ecstaskdef", PostgresLocation.Parse("postgresql://host/db", new Elsewhere()).Schema);
    }

    [Theory]
    [InlineData("postgresql://host/db?sslmod=require", "'sslmod' is not offered")]
    [InlineData("postgresql://host/db?sslmode=maybe", "sslmode is")]
    [InlineData("postgresql://host:x/db", "a port is a number")]
    [InlineData("postgresql://host:70000/db", "a port is a number")]
    [InlineData("postgresql://h1:1,h2:2,h3:3/db?port=1,2", "another number of ports")]
    [InlineData("postgresql://host/db?pool=0", "pool is a number from 1 to 1000")]
    [InlineData("postgresql://host/db?schema=", "a schema's name")]
    [InlineData("postgresql://host/db?schema=a%0ACREATE%20TABLE%20b()", "a schema's name")]
    [InlineData("postgresql://host/db?schema=a%00", "a schema's name")]
    [InlineData("postgresql://host/db?schema=pg_team", "a schema's name")]
    [InlineData("postgresql://[::1/db", "ends with ']'")]
    [InlineData("postgresql://host/db?schema=äbcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk", "a schema's name")]
    [InlineData("postgresql://host/db?passfile=/nowhere/at/all", "there is no password file /nowhere/at/all")]
    [InlineData("postgresql://host/db?prepare=maybe", "prepare is on or off")]
    [InlineData("postgresql://host/db?target_session_attrs=standby", "target_session_attrs is")]
    [InlineData("postgresql://host/db?service=nobody", "no service file has 'nobody'")]
    public void What_is_not_offered_is_refused(string location, string reason)
    {
        EcsException error = Assert.Throws<EcsException>(() => Read(location));
        Assert.Equal("DatabaseLocationInvalid", error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_location_leaves_out_a_service_says_and_then_the_environment()
    {
        Elsewhere there = new()
        {
            Variables =
            {
                ["PGSERVICE"] = "team", ["PGSERVICEFILE"] = "/services", ["PGHOST"] = "env", ["PGPORT"] = "99", ["PGSSLMODE"] = "require",
            },
            Files =
            {
                ["/services"] =
                [
                    "# services", "[other]", "host=no", "[team]", "host = db.example.com", "user=svc", "password=s3cret", "[more]",
                    "user=no",
                ],
            },
        };
        PostgresStoreOptions options = PostgresLocation.Parse("postgresql:///registry", there);
        NpgsqlConnectionStringBuilder read = new(options.ConnectionString);
        Assert.Equal(
            ("db.example.com", 99, "registry", "svc", "s3cret"), (read.Host, read.Port, read.Database, read.Username, read.Password));
        Assert.Equal(SslMode.Require, read.SslMode);
        Assert.DoesNotContain("s3cret", options.Location, StringComparison.Ordinal);
        options = PostgresLocation.Parse("postgresql://me@h/r", there);
        Assert.Equal("me", new NpgsqlConnectionStringBuilder(options.ConnectionString).Username);
    }

    [Fact]
    public async Task A_password_of_the_environment_opens_the_store_and_no_error_shows_one()
    {
        using PostgresServer server = PostgresServer.Start();
        using TestSchema schema = new(server);
        schema.Ask("CREATE ROLE guarded LOGIN PASSWORD 'r1ght-s3cret'");
        schema.Ask("CREATE SCHEMA {s} AUTHORIZATION guarded");
        server.DemandPasswordOf("guarded");
        string location = $"postgresql://guarded@127.0.0.1:{server.Port}/postgres?schema={schema.Name}&retry=1&service=s";
        CancellationToken cancellation = TestContext.Current.CancellationToken;

        EcsException error = await Assert.ThrowsAsync<EcsException>(() => RegisterAsync("wr0ng-s3cret"));
        Assert.Equal("StoreReadFailed", error.Code);
        Assert.Contains("PGPASSWORD", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<EcsException>(() => RegisterAsync(null));
        Assert.Equal("StoreReadFailed", error.Code);
        await RegisterAsync("r1ght-s3cret");

        async Task RegisterAsync(string? password)
        {
            Elsewhere there = new() { Files = { ["/home/os/.pg_service.conf"] = ["[s]", $"password={password}"] } };
            using RegistryHost host = new(PostgresStore.Open(PostgresLocation.Parse(location, there)), TimeProvider.System);
            await host.GetRegistry("eu-west-1", "tester").RegisterTaskDefinitionAsync(Requests.Of("web"), cancellation);
        }
    }

    [Fact]
    public async Task A_socket_stands_for_a_host()
    {
        using TestSchema schema = new();
        string folder = Uri.EscapeDataString(schema.Server.SocketFolder);
        string location = $"postgresql://{PostgresServer.User}@{folder}:{schema.Server.Port}/postgres?schema={schema.Name}";
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using IRegistryHost host = new PostgresRegistries().Open(
            new RegistryHostOptions { StorePath = location, Clock = TimeProvider.System });
        await host.GetRegistry("eu-west-1", "tester").RegisterTaskDefinitionAsync(Requests.Of("web"), cancellation);
        Assert.Equal(["eu-west-1"], host.GetRegions());
        Assert.Equal(location, (await host.DescribeAsync(cancellation)).Path);
    }

    private static NpgsqlConnectionStringBuilder Read(string location) =>
        new(PostgresLocation.Parse(location, new Elsewhere()).ConnectionString);

    /// <summary>A process of the user os with nothing in its environment but what a test says.</summary>
    private sealed class Elsewhere : Surroundings
    {
        public Dictionary<string, string> Variables { get; } = [];

        public Dictionary<string, string[]> Files { get; } = [];

        public override string UserName => "os";

        public override string Home => "/home/os";

        public override string? Variable(string name) => Variables.GetValueOrDefault(name);

        public override bool HasFile(string path) => Files.ContainsKey(path);

        public override string[]? ReadLines(string path) => Files.GetValueOrDefault(path);
    }
}

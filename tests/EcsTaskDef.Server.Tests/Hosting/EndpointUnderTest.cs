using System.Net.Http;
using EcsTaskDef.Engine;
using EcsTaskDef.PostgreSql;
using EcsTaskDef.Registry;
using EcsTaskDef.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.TestHost;

namespace EcsTaskDef.Server.Tests.Hosting;

/// <summary>How a test reaches the server.</summary>
public enum Transport
{
    /// <summary>By method calls: no socket, no Kestrel.</summary>
    InMemory,

    /// <summary>By method calls, the store in a database.</summary>
    Database,

    /// <summary>Kestrel on a free port of the loopback interface.</summary>
    Socket,
}

/// <summary>The server of a test, on a store and a clock of its own.</summary>
public sealed class EndpointUnderTest : IAsyncDisposable
{
    /// <summary>When the clock starts that stands still.</summary>
    internal static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private static int s_schemas;

    private readonly TemporaryFolder? _ownFolder;
    private readonly IRegistryHost? _store;
    private readonly WebApplication _app;

    private EndpointUnderTest(
        Transport transport, WebApplication app, IRegistryHost? store, TemporaryFolder? ownFolder, string? storePath, TestClock clock)
    {
        _app = app;
        _store = store;
        _ownFolder = ownFolder;
        StorePath = storePath;
        Clock = clock;
        if (transport != Transport.Socket)
        {
            Client = app.GetTestClient();
        }
        else
        {
            Uri address = new(app.Urls.Single());
            Port = address.Port;
            Client = new HttpClient { BaseAddress = address };
        }
    }

    public HttpClient Client { get; }

    public TestClock Clock { get; }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}";

    public string? StorePath { get; }

    /// <summary>Starts a server over a store; a store of its own when no path is given.</summary>
    internal static async Task<EndpointUnderTest> StartAsync(
        Transport transport, string? storePath = null, string? account = null, string region = "us-east-1", TestClock? clock = null,
        Action<KestrelServerOptions>? kestrel = null, ServerLimits? limits = null, TextWriter? log = null, params Credential[] credentials)
    {
        TemporaryFolder? ownFolder = storePath is null ? new TemporaryFolder(mayStayInUse: true) : null;
        storePath ??= transport == Transport.Database
            ? PostgresServer.Shared.Location($"endpoint{Interlocked.Increment(ref s_schemas)}", "&pool=5") : ownFolder!.Combine("store");
        clock ??= new TestClock(Start);
        IRegistryHost store = Open(new RegistryHostOptions { StorePath = storePath, Account = account, Clock = clock });
        WebApplication app = Build(transport, new HostRegistries(store), () => store.Account, region, storePath,
            credentials.Length > 0 ? new SignatureCheck(credentials, TimeProvider.System) : null, kestrel, limits, log);
        await app.StartAsync();
        return new EndpointUnderTest(transport, app, store, ownFolder, storePath, clock);
    }

    private static IRegistryHost Open(RegistryHostOptions options) =>
        RegistryLocation.Parse(options.StorePath).IsFolder ? RegistryHost.Open(options) : new PostgresRegistries().Open(options);

    /// <summary>Starts a server over registries of the test's own.</summary>
    internal static async Task<EndpointUnderTest> StartAsync(
        Transport transport, IWireRegistries registries, ServerLimits? limits = null, TextWriter? log = null)
    {
        WebApplication app = Build(transport, registries, () => "000000000000", "us-east-1", "unused", limits: limits, log: log);
        await app.StartAsync();
        return new EndpointUnderTest(transport, app, null, null, null, new TestClock(Start));
    }

    /// <summary>Sends one operation.</summary>
    public Task<Answer> CallAsync(string operation, string body, string? region = null, string? user = null) =>
        SendAsync($"{WireEndpoint.TargetPrefix}{operation}", Encoding.UTF8.GetBytes(body), Authorization(region, user));

    /// <summary>Sends whatever the test wants to send.</summary>
    public async Task<Answer> SendAsync(string? target, byte[] body, string? authorization = null, string path = "/")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", WireResponse.JsonContentType);
        if (target is not null) request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using HttpResponseMessage response = await Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Stops the server as Ctrl+C does.</summary>
    public async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _app.StopAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _store?.Dispose();
        _ownFolder?.Dispose();
    }

    private static string? Authorization(string? region, string? user) =>
        region is null && user is null
            ? null
            : $"AWS4-HMAC-SHA256 Credential={user ?? "AKIDEXAMPLE"}/20260102/{region ?? "us-east-1"}/ecs/aws4_request, "
              + "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=0000";

    private static WebApplication Build(
        Transport transport, IWireRegistries registries, Func<string> account, string region, string storePath, SignatureCheck? signatures =
            null,
        Action<KestrelServerOptions>? kestrel = null, ServerLimits? limits = null, TextWriter? log = null)
    {
        var options = new ServerOptions { Urls = ["http://127.0.0.1:0"], StorePath = storePath, Region = region, Limits = limits ?? new() };
        int requests = 0;
        return ServerHost.Build(
            options,
            registries,
            account,
            () => new Guid(Interlocked.Increment(ref requests), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0),
            TimeProvider.System,
            new ErrorLog(log ?? TextWriter.Null, TimeProvider.System),
            signatures,
            builder =>
            {
                if (transport != Transport.Socket) builder.WebHost.UseTestServer();
                if (kestrel is not null) builder.WebHost.ConfigureKestrel(kestrel);
            });
    }
}

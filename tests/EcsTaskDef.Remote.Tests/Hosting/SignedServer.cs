using EcsTaskDef.Engine;
using EcsTaskDef.Server;
using EcsTaskDef.Storage.Memory;
using Microsoft.AspNetCore.Builder;

namespace EcsTaskDef.Remote.Tests.Hosting;

/// <summary>Our own server on a free port of the loopback interface, over a store in memory, which verifies signatures.</summary>
internal sealed class SignedServer : IDisposable
{
    public const string Secret = "secret/of+the=tests";

    private readonly WebApplication _app;

    public SignedServer(
        TimeProvider clock, TimeSpan? removalDelay = null, Func<RuntimeSettings, RuntimeSettings>? settings = null,
        params string[] users)
    {
        Store = new RegistryHost(new MemoryStore(), clock, removalDelay, settings);
        _app = ServerHost.Build(
            new ServerOptions { Urls = ["http://127.0.0.1:0"], StorePath = "unused", Region = "us-east-1" },
            new HostRegistries(Store),
            () => Store.Account,
            Guid.NewGuid,
            TimeProvider.System,
            new ErrorLog(TextWriter.Null, TimeProvider.System),
            new SignatureCheck([.. users.Select(static user => new Credential(user, Secret, null))], TimeProvider.System));
        Task.Run(() => _app.StartAsync()).GetAwaiter().GetResult();
    }

    /// <summary>What it answers from.</summary>
    public RegistryHost Store { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    public void Dispose()
    {
        Task.Run(async () => await _app.DisposeAsync()).GetAwaiter().GetResult();
        Store.Dispose();
    }
}

using EcsTaskDef.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EcsTaskDef.Server;

/// <summary>Builds the web application; starts nothing.</summary>
internal static class ServerHost
{
    /// <summary>This software's version, as in its module manifest.</summary>
    public static string Version { get; } = typeof(ServerHost).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Builds the web application.</summary>
    /// <param name="options">The command line.</param>
    /// <param name="registries">Where the endpoint finds the registries.</param>
    /// <param name="account">The store's account, asked for each time: a new store gets it with its first change.</param>
    /// <param name="newRequestId">Gives a fresh id for every response.</param>
    /// <param name="clock">What time limits are measured with.</param>
    /// <param name="log">Where faults are reported.</param>
    /// <param name="signatures">Says which requests are not signed as they should be; null = any signature will do.</param>
    /// <param name="customize">Changes the builder before it builds: another server, say.</param>
    /// <param name="console">What browsers get; null = only the API.</param>
    /// <param name="check">Asks whether the place answers that keeps the store; null = that is this host.</param>
    public static WebApplication Build(
        ServerOptions options,
        IWireRegistries registries,
        Func<string> account,
        Func<Guid> newRequestId,
        TimeProvider clock,
        ILoggerFactory log,
        SignatureCheck? signatures = null,
        Action<WebApplicationBuilder>? customize = null,
        ConsoleGate? console = null,
        Func<CancellationToken, ValueTask>? check = null)
    {
        // The empty builder reads no appsettings.json of whatever folder it is started in and no ASPNETCORE_ variable:
        // the command line alone decides.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddSingleton(log);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(LimitKestrel).UseUrls([.. options.Urls]);
        ILogger logger = log.CreateLogger("EcsTaskDef");
        builder.Services.AddSingleton<IConnectionListenerFactory>(
            new LimitedListeners(new ConnectionLimit(options.Limits, clock, logger), clock, log));
        customize?.Invoke(builder);

        WebApplication app = builder.Build();
        var handler = new EcsHandler(
            new WireEndpoint(registries, options.Region, newRequestId),
            () => EcsHandler.Health(account(), options.Region, Version),
            new OwnAddress(options.Urls),
            new BodyBudget(options.Limits.BodyMemory, options.Limits.YoungBody, clock),
            options.Limits,
            logger,
            signatures,
            check);

        // Three paths need no routing, which costs a third of the start and a part of every request.
        app.Run(context => context.Request.Path.Value switch
        {
            null or "" or "/" => console is not null && ConsoleGate.IsBrowser(context.Request)
                ? ConsoleGate.WelcomeAsync(context)
                : handler.HandleOperationAsync(context),
            "/health" or "/health/" => handler.HandleHealthAsync(context),
            { } path when console is not null && ConsoleGate.Has(path) => console.HandleAsync(context),
            _ => handler.HandleUnknownPathAsync(context),
        });
        return app;
    }

    // What one connection can cost. What all of them can cost together: ServerLimits.
    private static void LimitKestrel(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.ConfigureEndpointDefaults(static endpoint => endpoint.Protocols = HttpProtocols.Http1);
        KestrelServerLimits limits = kestrel.Limits;

        // A body is read whole, one MiB at most (RequestBody.Limit); up to this it is thrown away, for the sake of the answer.
        limits.MaxRequestBodySize = RequestBody.DiscardLimit;

        // Kestrel takes up to this from a client before anybody asks for it. The headers have to fit.
        limits.MaxRequestBufferSize = 40 * 1024;

        // A signed request of an SDK has less than two KiB of headers, and some fifteen of them.
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.MaxRequestHeaderCount = 100;

        // Clients that drip are refused: headers take at most fifteen seconds, bodies come at the rate of a slow modem after five, and
        // are whole within ServerLimits.BodyTime. Answers are read at the rate of a modem: they occupy memory until then.
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(5));
    }
}

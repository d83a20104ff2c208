using EcsTaskDef.Console.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.FluentUI.AspNetCore.Components;

namespace EcsTaskDef.Console.Hosting;

/// <summary>
/// The console as an application of its own within the server's process, with services of its own: made when a browser first asks, so that
/// an endpoint without one starts and answers as fast as before (docs/decisions/0031).
/// </summary>
public sealed class ConsoleApplication : IAsyncDisposable
{
    // A definition of ECS's size, as text in a message.
    private const long MaxMessage = 2 << 20;

    private readonly WebApplication _app;
    private readonly PassThroughServer _server;

    private ConsoleApplication(WebApplication app, PassThroughServer server) => (_app, _server) = (app, server);

    /// <summary>Builds and starts it.</summary>
    public static async Task<ConsoleApplication> StartAsync(ConsoleSettings settings, ILoggerFactory log)
    {
        PassThroughServer server = new();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ApplicationName = typeof(ConsoleApplication).Assembly.GetName().Name });
        builder.Environment.WebRootFileProvider = new AssetFiles();
        builder.Services.AddSingleton(log);
        builder.Services.AddSingleton<IServer>(server);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(settings.Clock);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();

        builder.Services.AddRouting();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(static circuits =>
        {
            circuits.DisconnectedCircuitMaxRetained = 20;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
        }).AddHubOptions(static hub => hub.MaximumReceiveMessageSize = MaxMessage);
        builder.Services.AddFluentUIComponents();

        // Keys that nothing outlives, in no file: what they protect is of use to this process's own pages only.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        foreach (ServiceDescriptor preload in builder.Services.Where(IsKeyPreload).ToArray()) builder.Services.Remove(preload);

        WebApplication app = builder.Build();
        app.UsePathBase(ConsoleSettings.Root);
        app.Use(Assets.ServeAsync);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRouting();
        app.UseAntiforgery();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            static options => options.ContentSecurityFrameAncestorsPolicy = null);
        await app.StartAsync();
        return new ConsoleApplication(app, server);
    }

    /// <summary>Answers a request of the hosting server.</summary>
    public Task HandleAsync(IFeatureCollection features) => _server.ProcessAsync(features);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    // It would make a key on disk.
    private static bool IsKeyPreload(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService)
        && service.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal) == true;

    /// <summary>The hosting server begins and ends it; signals are the server's.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace EcsTaskDef.Console.Hosting;

/// <summary>The web server of the console's own application: it listens nowhere, and is handed the requests of another server.</summary>
internal sealed class PassThroughServer : IServer
{
    private Func<IFeatureCollection, Task>? _process;

    /// <inheritdoc/>
    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <inheritdoc/>
    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _process = features => ProcessAsync(application, features);
        return Task.CompletedTask;
    }

    /// <summary>Has the application answer a request.</summary>
    /// <param name="outer">
    /// What the other server has of it. Our own lie over them: the other application's context would be taken for this one's, and its
    /// services too.
    /// </param>
    public Task ProcessAsync(IFeatureCollection outer) =>
        (_process ?? throw new InvalidOperationException("The console has not started."))(new FeatureCollection(outer));

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static async Task ProcessAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection features)
        where TContext : notnull
    {
        TContext context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
        }
        catch (Exception failure)
        {
            application.DisposeContext(context, failure);
            throw;
        }

        application.DisposeContext(context, null);
    }
}

using EcsTaskDef.Engine;
using EcsTaskDef.Maintenance;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PostgreSql;

/// <summary>A store on PostgreSQL, opened: the engine's host, and what can be said of the rows.</summary>
internal sealed class PostgresHost(PostgresStore store, RegistryHost host) : IDatabaseHost
{
    public string Account => host.Account;

    public RuntimeSettings RuntimeSettings => host.RuntimeSettings;

    public DateTimeOffset CurrentTime => host.CurrentTime;

    public bool IsGone => host.IsGone;

    public ValueTask CheckAsync(CancellationToken cancellationToken = default) => host.CheckAsync(cancellationToken);

    public IRegistry GetRegistry(string region, string user) => host.GetRegistry(region, user);

    public IReadOnlyList<string> GetRegions() => host.GetRegions();

    public ValueTask<StoreDescription> DescribeAsync(CancellationToken cancellationToken = default) =>
        host.DescribeAsync(cancellationToken);

    public ValueTask SetRemovalDelayAsync(TimeSpan removalDelay, CancellationToken cancellationToken = default) =>
        host.SetRemovalDelayAsync(removalDelay, cancellationToken);

    public ValueTask SetRuntimeSettingsAsync(
        Func<RuntimeSettings, RuntimeSettings> change, CancellationToken cancellationToken = default) =>
        host.SetRuntimeSettingsAsync(change, cancellationToken);

    public StoreOptimization Optimize(string region, bool apply, CancellationToken cancellationToken = default) =>
        host.Optimize(region, apply, cancellationToken);

    public ValueTask<IReadOnlyList<StoreFinding>> TestAsync(string? region = null, CancellationToken cancellationToken = default) =>
        new RowCheck(store).RunAsync(region, cancellationToken);

    public void Dispose() => host.Dispose();
}

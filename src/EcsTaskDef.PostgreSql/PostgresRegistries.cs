using EcsTaskDef.Engine;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PostgreSql;

/// <summary>Opens registries on PostgreSQL.</summary>
public sealed class PostgresRegistries : IDatabaseRegistries
{
    /// <inheritdoc/>
    public IDatabaseHost Open(RegistryHostOptions options)
    {
        PostgresStoreOptions parsed = PostgresLocation.Parse(options.StorePath, Surroundings.Real) with
        {
            Account = options.Account,
            Clock = Surroundings.IsSystemClock(options.Clock) ? null : options.Clock,
            Warn = options.Warn,
        };
        PostgresStore store = PostgresStore.Open(parsed);
        return new PostgresHost(
            store, new RegistryHost(store, options.Clock, options.RemovalDelay, options.OverrideRuntime, options.Progress));
    }
}

using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Region;

/// <summary>What all regions of a host share.</summary>
/// <param name="Store">The store.</param>
/// <param name="Clock">The host's time.</param>
/// <param name="RemovalDelay">This process's own removal delay; null = the store's.</param>
/// <param name="OverrideRuntime">Changes the store's settings for this process; null = they hold as they are.</param>
/// <param name="Progress">Hears how far long work is; null = nobody does.</param>
/// <param name="IsDue">Whether something has happened to services that nobody has written down.</param>
/// <param name="CatchUp">Writes it down.</param>
internal sealed record HostContext(
    IRegistryStore Store, TimeProvider Clock, TimeSpan? RemovalDelay, Func<RuntimeSettings, RuntimeSettings>? OverrideRuntime,
    IProgress<StoreProgress>? Progress, Func<WorkloadView, bool> IsDue, Action<WorkloadView> CatchUp)
{
    public RuntimeSettings SettingsOf(StoreSettings settings) =>
        OverrideRuntime is null ? settings.Runtime : OverrideRuntime(settings.Runtime).Demand();

    /// <summary>The store's time.</summary>
    /// <param name="settings">The store's settings.</param>
    /// <param name="now">The time of the host that keeps the store.</param>
    public static DateTimeOffset TimeBy(RuntimeSettings settings, DateTimeOffset now) => settings.Clock?.Apply(now) ?? now;

    public RemovalDelays DelaysOf(StoreSettings settings) =>
        new(RemovalDelay ?? settings.RemovalDelay, SettingsOf(settings).InactiveRetention);
}

/// <summary>How long what is over can still be seen.</summary>
/// <param name="Removal">A DELETE_IN_PROGRESS revision that nobody uses.</param>
/// <param name="InactiveRetention">An INACTIVE revision that nobody uses; null = for ever.</param>
internal readonly record struct RemovalDelays(TimeSpan Removal, TimeSpan? InactiveRetention);

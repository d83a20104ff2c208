using System.Collections.Concurrent;
using EcsTaskDef.Engine;

namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// The stores this process has open, by folder and account. A host is kept until the process ends: it knows how far it
/// has read, which makes the next command cheap, and several runspaces share it.
/// </summary>
internal static class HostCache
{
    // By account and path in one text: a key of two would be compiled at the first command, dictionary and all.
    private static readonly ConcurrentDictionary<string, RegistryHost> s_hosts = new(StringComparer.Ordinal);

    /// <summary>The host of a store, opened at the first call.</summary>
    /// <param name="storePath">The store's folder as a full path.</param>
    /// <param name="account">The account asked for; null = the store's own.</param>
    public static RegistryHost Get(string storePath, string? account)
    {
        string key = $"{account}:{storePath}";
        if (s_hosts.TryGetValue(key, out RegistryHost? known)) return known;

        // A host that cannot be opened is not kept: the next command may find the store mended.
        RegistryHost opened = RegistryHost.Open(Options(storePath, account));
        RegistryHost kept = s_hosts.GetOrAdd(key, opened);
        if (!ReferenceEquals(kept, opened)) opened.Dispose();
        return kept;
    }

    /// <summary>
    /// Forgets a store that is gone, or that has lost a region. A host refuses to begin a new one in its place, for its disk may only be
    /// unmounted; to choose the place again says that a new one is wanted.
    /// </summary>
    /// <param name="storePath">The store's folder as a full path.</param>
    public static void ForgetGone(string storePath)
    {
        foreach (KeyValuePair<string, RegistryHost> one in s_hosts)
        {
            if (!one.Key.EndsWith(":" + storePath, StringComparison.Ordinal)) continue;
            try
            {
                // Not disposed of: another runspace may be using it.
                if (one.Value.IsGone) s_hosts.TryRemove(one.Key, out _);
            }
            catch (EcsException)
            {
                // Something else is wrong with it, which opening it says.
            }
        }
    }

    /// <summary>How a store is opened from PowerShell.</summary>
    public static RegistryHostOptions Options(string storePath, string? account) => new()
    {
        StorePath = storePath,
        Account = account,
        Clock = HostEnvironment.Clock,
        AllowNetworkFileSystem = HostEnvironment.Variable(StoreLocation.AllowNetworkVariable) == "1",
        Progress = ProgressRelay.Instance,
        Warn = EngineWarnings.Hear,

        // Nobody registers instances from PowerShell, and tasks of EC2, ECS's default, need somewhere to be.
        OverrideRuntime = static settings => settings with { SimulatedInstances = true },
    };
}

using System.Collections.Concurrent;
using EcsTaskDef.Engine;

namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// The stores that this process has open, by folder and account. Hosts live until the process ends: they remember what they have read,
/// which makes the next command cheap, and runspaces share them.
/// </summary>
internal static class HostCache
{
    // One text as the key: the dictionary of a key with two fields would have to be compiled at the first command.
    private static readonly ConcurrentDictionary<string, IRegistryHost> s_hosts = new(StringComparer.Ordinal);

    /// <summary>The host of a store, opened at the first call.</summary>
    /// <param name="storePath">The store's folder as a full path, or another location.</param>
    /// <param name="account">The account asked for; null = the store's own.</param>
    /// <param name="key">The key of the session, for a location at AWS; null = AWS's own places have one.</param>
    /// <param name="onlyReads">Refuses changes at AWS or another endpoint, though the session would allow them.</param>
    public static IRegistryHost Get(string storePath, string? account, SessionKey? key = null, bool onlyReads = false)
    {
        RegistryLocation location = RegistryLocation.Parse(storePath);
        bool isReadOnly = location.IsRemote && (onlyReads || SessionDefaults.Current.IsReadOnly(storePath));
        string name = $"{key?.Id.ToString(CultureInfo.InvariantCulture)}{(isReadOnly ? "!" : "")}{account}:{storePath}";
        if (s_hosts.TryGetValue(name, out IRegistryHost? known)) return known;

        // A host that cannot be opened is not kept: the store may be repaired before the next command.
        IRegistryHost opened = location.Kind switch
        {
            RegistryLocationKind.Folder => RegistryHost.Open(Options(storePath, account)),
            RegistryLocationKind.Database => OpenDatabase(Options(storePath, account)),
            _ => OpenRemote(location, account, key, isReadOnly),
        };
        IRegistryHost kept = s_hosts.GetOrAdd(name, opened);
        if (!ReferenceEquals(kept, opened)) opened.Dispose();
        return kept;
    }

    /// <summary>
    /// Forgets a store that is gone, or that has lost a region. A host does not create a new one in its place, because the disk may only
    /// be unmounted; choosing the path again means that a new one is wanted.
    /// </summary>
    /// <param name="storePath">The store's folder as a full path.</param>
    public static void ForgetGone(string storePath)
    {
        foreach (KeyValuePair<string, IRegistryHost> one in s_hosts)
        {
            if (!one.Key.EndsWith(":" + storePath, StringComparison.Ordinal)) continue;
            try
            {
                // Not disposed of: another runspace may be using it.
                if (one.Value.IsGone) s_hosts.TryRemove(one.Key, out _);
            }
            catch (EcsException)
            {
                // Opening it reports what else is wrong.
            }
        }
    }

    private static IDatabaseHost OpenDatabase(RegistryHostOptions options) => DatabaseAssemblies.Registries.Open(options);

    // In a method of its own: a session that never asks for such a location does not load what it needs.
    private static IRemoteHost OpenRemote(RegistryLocation location, string? account, SessionKey? key, bool isReadOnly) =>
        RemoteAssemblies.Registries.Open(new RemoteOptions
        {
            Location = location,
            Account = account,
            IsReadOnly = isReadOnly,
            Clock = HostEnvironment.Clock,
            NewId = HostEnvironment.NewId,
            Key = key is null ? null : key.Read,
            Progress = ProgressRelay.Instance,
        });

    public static RegistryHostOptions Options(string storePath, string? account) => new()
    {
        StorePath = storePath,
        Account = account,
        Clock = HostEnvironment.Clock,
        AllowNetworkFileSystem = HostEnvironment.Variable(StoreLocation.AllowNetworkVariable) == "1",
        Progress = ProgressRelay.Instance,
        Warn = EngineWarnings.Hear,

        // PowerShell has no cmdlet that registers instances, and tasks of launch type EC2, ECS's default, need some.
        OverrideRuntime = static settings => settings with { SimulatedInstances = true },
    };
}

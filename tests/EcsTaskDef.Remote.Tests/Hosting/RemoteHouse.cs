using EcsTaskDef.Conformance;

namespace EcsTaskDef.Remote.Tests.Hosting;

/// <summary>Registries at the other end of a wire, over our own server.</summary>
internal sealed class RemoteHouse : IRegistryHouse
{
    private readonly TestClock _clock;
    private readonly TimeSpan _removalDelay;
    private readonly Dictionary<string, RemoteRegistryHost> _hosts = new(StringComparer.Ordinal);
    private SignedServer _server;

    public RemoteHouse(TestClock clock, TimeSpan removalDelay)
    {
        (_clock, _removalDelay) = (clock, removalDelay);
        _server = Start();
    }

    public bool Remembers => false;

    public ITaskDefinitionRegistry GetRegistry(string region, string user)
    {
        lock (_hosts)
        {
            if (!_hosts.TryGetValue(user, out RemoteRegistryHost? host)) _hosts[user] = host = Remotes.Open(_server.Address, user);
            return host.GetRegistry(region, user);
        }
    }

    public void Reopen()
    {
        Close();
        _server = Start();
    }

    public void Dispose() => Close();

    private void Close()
    {
        foreach (RemoteRegistryHost host in _hosts.Values) host.Dispose();
        _hosts.Clear();
        _server.Dispose();
    }

    private SignedServer Start() => new(_clock, _removalDelay, null, "tester", "Delegated");
}

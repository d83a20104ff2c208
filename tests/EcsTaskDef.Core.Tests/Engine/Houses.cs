using EcsTaskDef.Conformance;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>Registries over a store on disk, in a folder of its own.</summary>
internal sealed class JsonHouse : IRegistryHouse
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestClock _clock;
    private readonly TimeSpan _removalDelay;
    private RegistryHost _host;

    public JsonHouse(TestClock clock, TimeSpan removalDelay)
    {
        (_clock, _removalDelay) = (clock, removalDelay);
        _host = Open();
    }

    public bool Remembers => true;

    public ITaskDefinitionRegistry GetRegistry(string region, string user) => _host.GetRegistry(region, user);

    public void Reopen()
    {
        _host.Dispose();
        _host = Open();
    }

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    private RegistryHost Open() => RegistryHost.Open(new RegistryHostOptions
    {
        StorePath = _folder.Location, Clock = _clock, RemovalDelay = _removalDelay,
    });
}

/// <summary>Registries over a store in memory.</summary>
internal sealed class MemoryHouse : IRegistryHouse
{
    private readonly TestClock _clock;
    private readonly TimeSpan _removalDelay;
    private RegistryHost _host;

    public MemoryHouse(TestClock clock, TimeSpan removalDelay)
    {
        (_clock, _removalDelay) = (clock, removalDelay);
        _host = Open();
    }

    public bool Remembers => false;

    public ITaskDefinitionRegistry GetRegistry(string region, string user) => _host.GetRegistry(region, user);

    public void Reopen()
    {
        _host.Dispose();
        _host = Open();
    }

    public void Dispose() => _host.Dispose();

    private RegistryHost Open() => new(new MemoryStore(), _clock, _removalDelay);
}

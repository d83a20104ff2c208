using EcsTaskDef.Conformance;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Core.Tests.Storage;

[StoreUnderTest("JsonStore")]
public sealed class JsonStoreConformanceTests : StoreConformance
{
    private readonly TemporaryFolder _folder = new();

    internal override IRegistryStore CreateStore() =>
        JsonStore.Open(new RegistryHostOptions { StorePath = _folder.Location, Clock = new TestClock() });

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }
}

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class MemoryStoreConformanceTests : StoreConformance
{
    internal override IRegistryStore CreateStore() => new MemoryStore();
}

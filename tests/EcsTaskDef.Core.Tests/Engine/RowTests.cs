using EcsTaskDef.Conformance;
using EcsTaskDef.Engine;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Core.Tests.Engine;

[StoreUnderTest("JsonStore")]
public sealed class RowsOnJsonStoreTests : RowConformance
{
    protected override Task<IDoor> OpenAsync()
    {
        TemporaryFolder folder = new();
        return Task.FromResult<IDoor>(new EngineDoor(
            clock => RegistryHost.Open(new RegistryHostOptions { StorePath = folder.Location, Clock = clock }), folder));
    }
}

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class RowsOnMemoryStoreTests : RowConformance
{
    protected override Task<IDoor> OpenAsync() =>
        Task.FromResult<IDoor>(new EngineDoor(static clock => new RegistryHost(new MemoryStore(), clock)));
}

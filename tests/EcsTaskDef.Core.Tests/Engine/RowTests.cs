using EcsTaskDef.Conformance;

namespace EcsTaskDef.Core.Tests.Engine;

[StoreUnderTest("JsonStore")]
public sealed class RowsOnJsonStoreTests : RowConformance
{
    protected override Task<IDoor> OpenAsync() => Task.FromResult<IDoor>(new EngineDoor(onDisk: true));
}

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class RowsOnMemoryStoreTests : RowConformance
{
    protected override Task<IDoor> OpenAsync() => Task.FromResult<IDoor>(new EngineDoor(onDisk: false));
}

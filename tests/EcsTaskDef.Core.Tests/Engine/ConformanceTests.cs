using EcsTaskDef.Conformance;

namespace EcsTaskDef.Core.Tests.Engine;

[StoreUnderTest("JsonStore")]
public sealed class RegistryOnJsonStoreTests : RegistryConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new JsonHouse(clock, removalDelay);
}

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class RegistryOnMemoryStoreTests : RegistryConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new MemoryHouse(clock, removalDelay);
}

[StoreUnderTest("JsonStore")]
[Trait("Category", "Fast")]
public sealed class ScenariosOnJsonStoreTests : ScenarioConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new JsonHouse(clock, removalDelay);
}

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class ScenariosOnMemoryStoreTests : ScenarioConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new MemoryHouse(clock, removalDelay);
}

[StoreUnderTest("JsonStore")]
public sealed class RegistrarOnJsonStoreTests : RegistrarConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new JsonHouse(clock, removalDelay);
}

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class RegistrarOnMemoryStoreTests : RegistrarConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new MemoryHouse(clock, removalDelay);
}

[StoreUnderTest("JsonStore")]
public sealed class HistoryOnJsonStoreTests : HistoryConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new JsonHouse(clock, removalDelay);
}

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class HistoryOnMemoryStoreTests : HistoryConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new MemoryHouse(clock, removalDelay);
}

[StoreUnderTest("JsonStore")]
public sealed class LifecycleOnJsonStoreTests : LifecycleConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new JsonHouse(clock, removalDelay);
}

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class LifecycleOnMemoryStoreTests : LifecycleConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new MemoryHouse(clock, removalDelay);
}

[StoreUnderTest("JsonStore")]
public sealed class TagsOnJsonStoreTests : TagConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new JsonHouse(clock, removalDelay);
}

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class TagsOnMemoryStoreTests : TagConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new MemoryHouse(clock, removalDelay);
}

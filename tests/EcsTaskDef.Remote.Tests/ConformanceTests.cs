using EcsTaskDef.Conformance;
using EcsTaskDef.Remote.Tests.Hosting;

namespace EcsTaskDef.Remote.Tests;

public sealed class RegistryOverTheWireTests : RegistryConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new RemoteHouse(clock, removalDelay);
}

public sealed class ScenariosOverTheWireTests : ScenarioConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new RemoteHouse(clock, removalDelay);
}

public sealed class LifecycleOverTheWireTests : LifecycleConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new RemoteHouse(clock, removalDelay);
}

public sealed class TagsOverTheWireTests : TagConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new RemoteHouse(clock, removalDelay);
}

public sealed class RowsOverTheWireTests : RowConformance
{
    protected override Task<IDoor> OpenAsync() => Task.FromResult<IDoor>(new RemoteDoor());
}

using EcsTaskDef.Engine;
using EcsTaskDef.Storage;

namespace EcsTaskDef.PostgreSql.Tests;

[StoreUnderTest("PostgresStore")]
public sealed class StoreOnPostgresTests : StoreConformance
{
    private readonly TestSchema _schema = new();

    protected override bool KeepsRemoved => false;

    internal override IRegistryStore CreateStore() => _schema.Open(new TestClock());

    public override void Dispose()
    {
        base.Dispose();
        _schema.Dispose();
    }
}

[StoreUnderTest("PostgresStore")]
public sealed class ResourcesOnPostgresTests : ResourceStoreConformance
{
    private readonly TestSchema _schema = new();

    internal override IRegistryStore CreateStore() => _schema.Open(new TestClock());

    public override void Dispose()
    {
        base.Dispose();
        _schema.Dispose();
    }
}

[StoreUnderTest("PostgresStore")]
public sealed class RegistryOnPostgresTests : RegistryConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new PostgresHouse(clock, removalDelay);
}

[StoreUnderTest("PostgresStore")]
public sealed class ScenariosOnPostgresTests : ScenarioConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new PostgresHouse(clock, removalDelay);
}

[StoreUnderTest("PostgresStore")]
public sealed class RegistrarOnPostgresTests : RegistrarConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new PostgresHouse(clock, removalDelay);
}

[StoreUnderTest("PostgresStore")]
public sealed class HistoryOnPostgresTests : HistoryConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new PostgresHouse(clock, removalDelay);
}

[StoreUnderTest("PostgresStore")]
public sealed class LifecycleOnPostgresTests : LifecycleConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new PostgresHouse(clock, removalDelay);
}

[StoreUnderTest("PostgresStore")]
public sealed class TagsOnPostgresTests : TagConformance
{
    protected override IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay) => new PostgresHouse(clock, removalDelay);
}

[StoreUnderTest("PostgresStore")]
public sealed class RowsOnPostgresTests : RowConformance
{
    protected override Task<IDoor> OpenAsync()
    {
        TestSchema schema = new();
        return Task.FromResult<IDoor>(new EngineDoor(clock => new RegistryHost(schema.Open(clock), clock), schema));
    }
}

/// <summary>A suite that was forgotten fails here.</summary>
public sealed class ComplianceTests
{
    [Fact]
    public void The_store_inherits_every_suite() =>
        Assert.Empty(Compliance.Missing(typeof(PostgresStore).Assembly, typeof(ComplianceTests).Assembly));
}

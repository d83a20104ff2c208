using EcsTaskDef.Core.Tests.Engine;
using EcsTaskDef.Core.Tests.Planning;
using EcsTaskDef.Engine;

namespace EcsTaskDef.PostgreSql.Tests;

// What runs, on a store in a database: the suites of the engine, whatever they open their registries on.
[StoreUnderTest("PostgresStore")]
public sealed class ClustersOnPostgresTests() : ClusterConformance(true)
{
    private readonly TestSchema _schema = new();

    internal override RegistryHost OpenElsewhere() => OpenOn(_schema.Open(Clock));
}

[StoreUnderTest("PostgresStore")]
public sealed class TasksOnPostgresTests() : TaskConformance(true)
{
    private readonly TestSchema _schema = new();

    internal override RegistryHost OpenElsewhere() => OpenOn(_schema.Open(Clock));
}

[StoreUnderTest("PostgresStore")]
public sealed class ServicesOnPostgresTests() : ServiceConformance(true)
{
    private readonly TestSchema _schema = new();

    internal override RegistryHost OpenElsewhere() => OpenOn(_schema.Open(Clock));
}

[StoreUnderTest("PostgresStore")]
public sealed class SettingsOnPostgresTests() : SettingsConformance(true)
{
    private readonly TestSchema _schema = new();

    internal override RegistryHost OpenElsewhere() => OpenOn(_schema.Open(Clock));
}

[StoreUnderTest("PostgresStore")]
public sealed class TaskRunsOnPostgresTests() : TaskRunConformance(true)
{
    private readonly TestSchema _schema = new();

    internal override RegistryHost OpenElsewhere() => OpenOn(_schema.Open(Clock));
}

[StoreUnderTest("PostgresStore")]
public sealed class StoriesOnPostgresTests() : StoryConformance(true)
{
    private readonly TestSchema _schema = new();

    internal override RegistryHost OpenElsewhere() => OpenOn(_schema.Open(Clock));
}

[StoreUnderTest("PostgresStore")]
public sealed class UsageOnPostgresTests() : UsageConformance(true)
{
    private readonly TestSchema _schema = new();

    internal override RegistryHost OpenElsewhere() => OpenOn(_schema.Open(Clock));
}

[StoreUnderTest("PostgresStore")]
public sealed class ArchivesOnPostgresTests() : ArchiveSuite(true)
{
    private readonly TestSchema _schema = new();

    internal override RegistryHost OpenElsewhere() => OpenOn(_schema.Open(Clock));
}

[StoreUnderTest("PostgresStore")]
public sealed class CleanupsOnPostgresTests() : CleanupSuite(true)
{
    private readonly TestSchema _schema = new();

    internal override RegistryHost OpenElsewhere() => OpenOn(_schema.Open(Clock));
}

[StoreUnderTest("PostgresStore")]
public sealed class RehearsalsOnPostgresTests() : RehearsalSuite(true)
{
    private readonly TestSchema _schema = new();

    internal override RegistryHost OpenElsewhere() => OpenOn(_schema.Open(Clock));
}

namespace EcsTaskDef.PowerShell.Session;

/// <summary>The code that keeps a store in a database, and the database's client that it needs.</summary>
internal static class DatabaseAssemblies
{
    private static readonly Lazy<IDatabaseRegistries> s_registries = new(static () => (IDatabaseRegistries)PartContext.Create(
        "postgresql", "EcsTaskDef.PostgreSql", "EcsTaskDef.PostgreSql.PostgresRegistries", Faults.DatabaseNotInstalled));

    public static IDatabaseRegistries Registries => s_registries.Value;
}

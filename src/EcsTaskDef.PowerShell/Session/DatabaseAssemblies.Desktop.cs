namespace EcsTaskDef.PowerShell.Session;

/// <summary>Windows PowerShell cannot keep the database's client apart from that of other modules.</summary>
internal static class DatabaseAssemblies
{
    public static IDatabaseRegistries Registries => throw Faults.DatabaseNeedsPowerShell7();
}

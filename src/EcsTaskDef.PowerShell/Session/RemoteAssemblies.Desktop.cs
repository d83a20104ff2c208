namespace EcsTaskDef.PowerShell.Session;

/// <summary>Windows PowerShell cannot keep the AWS SDK apart from that of other modules.</summary>
internal static class RemoteAssemblies
{
    public static IRemoteRegistries Registries => throw Faults.RemoteNeedsPowerShell7();
}

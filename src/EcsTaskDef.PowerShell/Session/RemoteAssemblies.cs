namespace EcsTaskDef.PowerShell.Session;

/// <summary>The code that speaks to ECS at the other end of a wire, and the AWS SDK that it needs.</summary>
internal static class RemoteAssemblies
{
    private static readonly Lazy<IRemoteRegistries> s_registries = new(static () => (IRemoteRegistries)PartContext.Create(
        "aws", "EcsTaskDef.Remote", "EcsTaskDef.Remote.RemoteRegistries", Faults.RemoteNotInstalled));

    public static IRemoteRegistries Registries => s_registries.Value;
}

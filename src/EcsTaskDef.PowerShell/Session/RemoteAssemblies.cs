using System.Reflection;
using System.Runtime.Loader;

namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// The code that speaks to ECS at the other end of a wire, and the AWS SDK that it needs, in a load context of their own: other modules of
/// the session may have another version of the SDK. Loaded when somebody asks for such a location, and not before.
/// </summary>
internal static class RemoteAssemblies
{
    private static readonly Lazy<IRemoteRegistries> s_registries = new(Load);

    public static IRemoteRegistries Registries => s_registries.Value;

    private static IRemoteRegistries Load()
    {
        string own = Path.GetDirectoryName(typeof(RemoteAssemblies).Assembly.Location) ?? "";

        // Code that was compiled ahead of time is in a folder beside the portable one, which has it for all machines.
        string folder = new[] { Path.Combine(own, "aws"), Path.Combine(Path.GetDirectoryName(own) ?? "", "Core", "aws") }
            .FirstOrDefault(Directory.Exists) ?? throw Faults.RemoteNotInstalled(Path.Combine(own, "aws"));
        Assembly remote = new Context(folder).LoadFromAssemblyPath(Path.Combine(folder, "EcsTaskDef.Remote.dll"));
        return (IRemoteRegistries)Activator.CreateInstance(remote.GetType("EcsTaskDef.Remote.RemoteRegistries", throwOnError: true)!)!;
    }

    private sealed class Context(string folder) : AssemblyLoadContext("EcsTaskDef.Remote")
    {
        // The engine is the module's own, or its types would not be the same; everything else of the folder is this context's.
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Assembly engine = typeof(IRemoteRegistries).Assembly;
            if (assemblyName.Name == engine.GetName().Name) return engine;
            string file = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}

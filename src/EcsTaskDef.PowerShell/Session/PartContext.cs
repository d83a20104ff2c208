using System.Reflection;
using System.Runtime.Loader;

namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// A part of the module that brings libraries along, in a load context of its own: other modules of the session may have other versions of
/// them. Loaded when somebody asks for what it does, and not before.
/// </summary>
internal sealed class PartContext : AssemblyLoadContext
{
    private readonly string _folder;

    private PartContext(string name, string folder)
        : base(name) => _folder = folder;

    /// <summary>An object of a part's type.</summary>
    /// <param name="folder">The name of the part's folder.</param>
    /// <param name="assembly">The name of its assembly.</param>
    /// <param name="type">The type, with its namespace.</param>
    /// <param name="notInstalled">Makes the error where the folder is not there.</param>
    public static object Create(string folder, string assembly, string type, Func<string, EcsException> notInstalled)
    {
        string own = Path.GetDirectoryName(typeof(PartContext).Assembly.Location) ?? "";

        // Code that was compiled ahead of time is in a folder beside the portable one, which has it for all machines.
        string found = new[] { Path.Combine(own, folder), Path.Combine(Path.GetDirectoryName(own) ?? "", "Core", folder) }
            .FirstOrDefault(Directory.Exists) ?? throw notInstalled(Path.Combine(own, folder));
        Assembly part = new PartContext(assembly, found).LoadFromAssemblyPath(Path.Combine(found, assembly + ".dll"));
        return Activator.CreateInstance(part.GetType(type, throwOnError: true)!)!;
    }

    // The engine is the module's own, or its types would not be the same; everything else of the folder is this context's.
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly engine = typeof(IRegistryHost).Assembly;
        if (assemblyName.Name == engine.GetName().Name) return engine;
        string file = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}

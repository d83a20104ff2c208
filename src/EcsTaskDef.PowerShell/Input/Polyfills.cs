using System.Reflection;
#if NET8_0_OR_GREATER
using System.Runtime.Loader;
#endif

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// An assembly with what it needs, from a folder of its own. On .NET 8 and later it has a load context of its own, so that neither another
/// module's version of a library nor ours gets in the other's way.
/// </summary>
internal static class IsolatedAssembly
{
#if NET8_0_OR_GREATER
    public static Assembly Load(string path) => new Folder(path).LoadFromAssemblyPath(path);

    private sealed class Folder : AssemblyLoadContext
    {
        private readonly string _path;

        public Folder(string path)
            : base(Path.GetFileNameWithoutExtension(path)) => _path = Path.GetDirectoryName(path)!;

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string file = Path.Combine(_path, assemblyName.Name + ".dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
#else
    public static Assembly Load(string path) => Assembly.LoadFrom(path);
#endif
}

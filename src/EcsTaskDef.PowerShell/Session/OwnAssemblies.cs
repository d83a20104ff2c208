using System.Reflection;

namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// Finds the assemblies that lie beside this one. Windows PowerShell has no System.Text.Json and no binding redirects
/// for it; the build made for it carries what it needs. Only files of our own folder are answered for, so nothing of
/// other modules changes.
/// </summary>
public sealed class OwnAssemblies : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string s_folder = Path.GetDirectoryName(typeof(OwnAssemblies).Assembly.Location) ?? "";
    private static int s_isInstalled;

    /// <summary>Begins to answer; once is enough.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref s_isInstalled, 1) == 0)
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    /// <inheritdoc/>
    public void OnImport() => Install();

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Interlocked.Exchange(ref s_isInstalled, 0) == 1)
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs args)
    {
        // Who asks must be of our folder too: another module gets its own version or its own error.
        if (args.RequestingAssembly is { IsDynamic: false } asker
            && !string.Equals(Path.GetDirectoryName(asker.Location), s_folder, StringComparison.OrdinalIgnoreCase))
            return null;

        string file = Path.Combine(s_folder, new AssemblyName(args.Name).Name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}

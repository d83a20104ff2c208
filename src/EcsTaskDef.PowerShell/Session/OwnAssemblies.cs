using System.Reflection;

namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// Resolves the assemblies beside this one. Windows PowerShell has no System.Text.Json and no binding redirects for it, so its build
/// ships them. Only assemblies of our own folder are resolved: other modules are not affected.
/// </summary>
public sealed class OwnAssemblies : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string s_folder = Path.GetDirectoryName(typeof(OwnAssemblies).Assembly.Location) ?? "";
    private static readonly string s_onDemand = Path.Combine(ModuleFolders.Module(typeof(OwnAssemblies)), "on-demand");
    private static int s_isInstalled;

    /// <summary>Starts to resolve, unless it has.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref s_isInstalled, 1) == 0)
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    public void OnImport()
    {
        Install();
        ModuleFolders.Add(s_onDemand, isFirst: false);
    }

    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        ModuleFolders.Remove(s_onDemand);
        if (Interlocked.Exchange(ref s_isInstalled, 0) == 1)
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs args)
    {
        // The requesting assembly must be ours too: another module gets its own version or its own error.
        if (args.RequestingAssembly is { IsDynamic: false } asker
            && !string.Equals(Path.GetDirectoryName(asker.Location), s_folder, StringComparison.OrdinalIgnoreCase))
            return null;

        string file = Path.Combine(s_folder, new AssemblyName(args.Name).Name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}

namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// The folders where PowerShell looks for modules. This module has some of its own, for modules that are imported on demand: they are
/// named there while it is loaded.
/// </summary>
internal static class ModuleFolders
{
    private const string Variable = "PSModulePath";

    /// <summary>The folder module/ of a package or a clone: an assembly lies in module/bin and a folder for the kind of host.</summary>
    public static string Module(Type type) =>
        Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(type.Assembly.Location) ?? "") ?? "") ?? "";

    /// <summary>Names a folder, unless it is not there.</summary>
    public static void Add(string folder, bool isFirst)
    {
        if (!Directory.Exists(folder)) return;
        string[] others = Others(folder);
        Set(isFirst ? others.Prepend(folder) : others.Append(folder));
    }

    public static void Remove(string folder)
    {
        string[] others = Others(folder);
        if (others.Length != All.Length) Set(others);
    }

    private static string[] All => (HostEnvironment.Variable(Variable) ?? "").Split(Path.PathSeparator);

    private static string[] Others(string folder) => All.Where(one => one != folder).ToArray();

    private static void Set(IEnumerable<string> folders) =>
        HostEnvironment.SetVariable(Variable, string.Join(Path.PathSeparator.ToString(), folders));
}

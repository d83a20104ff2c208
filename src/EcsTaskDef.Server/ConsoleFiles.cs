using System.Runtime.Loader;

// It looks at where this program lies.
#pragma warning disable RS0030

namespace EcsTaskDef.Server;

/// <summary>
/// Where the console's assemblies are: in a folder of their own, which the program does not list among its own files. So they cost its
/// start nothing, and several builds of the server that lie beside each other share them (docs/decisions/0031).
/// </summary>
internal static class ConsoleFiles
{
    private const string Folder = "console";

    private static readonly string[] s_folders =
    [
        Path.Combine(AppContext.BaseDirectory, Folder),

        // Of a server that was compiled for one kind of machine: that of the portable one.
        Path.Combine(AppContext.BaseDirectory, "..", "Core", Folder),
        AppContext.BaseDirectory,
    ];

    /// <summary>Whether this program came with a console.</summary>
    public static bool AreThere { get; } = Find("EcsTaskDef.Console") is not null;

    /// <summary>Has the runtime look there for what it finds nowhere else.</summary>
    public static void Offer() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
        name.Name is { } wanted && Find(wanted) is { } path ? context.LoadFromAssemblyPath(path) : null;

    private static string? Find(string name) =>
        s_folders.Select(folder => Path.GetFullPath(Path.Combine(folder, name + ".dll"))).FirstOrDefault(File.Exists);
}

using System.Runtime.Loader;

// It looks at where this program lies.
#pragma warning disable RS0030

namespace EcsTaskDef.Server;

/// <summary>
/// Where the assemblies are of the console and of stores in a database: in folders of their own, which the program does not list among its
/// own files. So they cost its start nothing, and several builds of the server that lie beside each other share them, those of the
/// database with the module too (docs/decisions/0031, 0032).
/// </summary>
internal static class PartFiles
{
    // Of a server that was compiled for one kind of machine: those of the portable one.
    private static readonly string[] s_folders =
    [
        .. new[] { "console", "postgresql" }.SelectMany(static folder => new[]
        {
            Path.Combine(AppContext.BaseDirectory, folder), Path.Combine(AppContext.BaseDirectory, "..", "Core", folder),
        }),
        AppContext.BaseDirectory,
    ];

    /// <summary>Whether this program came with a console.</summary>
    public static bool HasConsole { get; } = Find("EcsTaskDef.Console") is not null;

    /// <summary>Whether this program came with what opens a store in a database.</summary>
    public static bool HasDatabase => Find("EcsTaskDef.PostgreSql") is not null;

    /// <summary>Has the runtime look there for what it finds nowhere else.</summary>
    public static void Offer() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
        name.Name is { } wanted && Find(wanted) is { } path ? context.LoadFromAssemblyPath(path) : null;

    private static string? Find(string name) =>
        s_folders.Select(folder => Path.GetFullPath(Path.Combine(folder, name + ".dll"))).FirstOrDefault(File.Exists);
}

using Mono.Cecil;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>The assemblies that ship, as the solution's Release build made them.</summary>
internal static class ShippedAssembly
{
    /// <summary>Opens one; skips the test where it was not built, which continuous integration does not allow.</summary>
    public static ModuleDefinition Open(string project, string framework)
    {
        string folder = Path.Combine(Repository.Root, "src", project);
        string path = Path.Combine(folder, "bin", "Release", framework, project + ".dll");
        string? missing = !File.Exists(path) ? $"There is no {path}: build the solution in Release."
            : File.GetLastWriteTimeUtc(path) < Repository.Sources(folder).Max(File.GetLastWriteTimeUtc)
                ? $"{path} is older than its sources: build the solution in Release."
            : null;
        Assert.False(missing is not null && Environment.GetEnvironmentVariable("CI") == "true", missing);
        Assert.SkipWhen(missing is not null, missing ?? "");
        DefaultAssemblyResolver resolver = new();
        resolver.AddSearchDirectory(Path.GetDirectoryName(path));
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = resolver });
    }
}

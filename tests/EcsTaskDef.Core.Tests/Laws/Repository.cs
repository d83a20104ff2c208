using System.Runtime.CompilerServices;
using EcsTaskDef.Engine;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Approved(string name) => Path.Combine(Root, "tests", "approved", name);

    public static bool Approves => Environment.GetEnvironmentVariable("ECSTASKDEF_APPROVE") == "1";

    /// <summary>The engine's source files.</summary>
    public static string[] CoreSources() => Sources(Path.Combine(Root, "src", "EcsTaskDef.Core"));

    /// <summary>Every source file of a folder, by default all that ships and the tools of the build.</summary>
    public static string[] Sources(string? folder = null) =>
    [
        .. Directory.EnumerateFiles(folder ?? Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains(Separated("obj"), StringComparison.Ordinal) && !f.Contains(Separated("bin"), StringComparison.Ordinal)),
    ];

    public static string Separated(string folder) => Path.DirectorySeparatorChar + folder + Path.DirectorySeparatorChar;

    /// <summary>Compares with an approved file, or rewrites it where that was asked for.</summary>
    public static void DemandApproved(string name, string actual)
    {
        if (Approves) File.WriteAllText(Approved(name), actual);
        string approved = File.Exists(Approved(name)) ? File.ReadAllText(Approved(name)).ReplaceLineEndings("\n") : "";
        Assert.True(
            approved == actual,
            $"tests/approved/{name} differs from what is there. Where the change is meant, run the tests again with ECSTASKDEF_APPROVE=1 and look at git diff.\n"
            + string.Join("\n", actual.Split('\n').Except(approved.Split('\n')).Select(static l => "+ " + l)
                .Concat(approved.Split('\n').Except(actual.Split('\n')).Select(static l => "- " + l))));
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (string start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here)! })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "TaskDefModule.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The repository was not found around " + typeof(RegistryHost).Assembly.Location);
    }
}

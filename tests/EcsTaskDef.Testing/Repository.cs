using System.Runtime.CompilerServices;
using Xunit;

namespace EcsTaskDef.Testing;

/// <summary>The working copy that the tests were built from, and the reference data beside it.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Whether this run writes what is approved instead of comparing with it.</summary>
    public static bool Approves => Environment.GetEnvironmentVariable("ECSTASKDEF_APPROVE") == "1";

    public static string Combine(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Approved(string name) => Combine("tests", "approved", name);

    /// <summary>A folder of real definitions; it need not be there.</summary>
    public static string Samples(string folder)
    {
        string? chosen = Environment.GetEnvironmentVariable("ECSTASKDEF_SHARED");
        return Path.Combine(
            string.IsNullOrEmpty(chosen) ? Path.Combine(Path.GetDirectoryName(Root)!, "shared") : chosen, "samples", folder);
    }

    /// <summary>A folder of real definitions; skips the test where it is not there.</summary>
    public static string SamplesOrSkip(string folder)
    {
        string path = Samples(folder);
        Assert.SkipUnless(Directory.Exists(path), $"There are no samples at {path}; ECSTASKDEF_SHARED says where they are.");
        return path;
    }

    /// <summary>The engine's source files.</summary>
    public static string[] CoreSources() => Sources(Combine("src", "EcsTaskDef.Core"));

    /// <summary>Every source file of a folder, by default all that ships and the tools of the build.</summary>
    public static string[] Sources(string? folder = null) =>
    [
        .. Directory.EnumerateFiles(folder ?? Combine("src"), "*.cs", SearchOption.AllDirectories)
            .Where(
                static f =>
                    !f.Contains(Separated("obj"), StringComparison.Ordinal) && !f.Contains(Separated("bin"), StringComparison.Ordinal)),
    ];

    public static string Separated(string folder) => Path.DirectorySeparatorChar + folder + Path.DirectorySeparatorChar;

    /// <summary>Compares with a file of tests/approved, or with one at a path of its own; rewrites it in an approval run.</summary>
    public static void DemandApproved(string name, string actual)
    {
        string path = Approved(name);
        if (Approves)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} is missing. ECSTASKDEF_APPROVE=1 writes it.");
        string approved = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.True(
            approved == actual,
            $"{path} differs. Where the change is meant, run the tests again with ECSTASKDEF_APPROVE=1 and look at git diff.\n"
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

        throw new InvalidOperationException("The repository was not found around " + AppContext.BaseDirectory);
    }
}

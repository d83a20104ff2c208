using System.Reflection;

namespace EcsTaskDef.Server.Tests.Hosting;

/// <summary>Places outside the test's own output folder.</summary>
public static class RepositoryRoot
{
    public static string Path { get; } = typeof(RepositoryRoot).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>True when this run rewrites approved files instead of comparing with them.</summary>
    public static bool Approves { get; } = Environment.GetEnvironmentVariable("ECSTASKDEF_APPROVE") == "1";

    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>A folder of the reference data beside the checkout; skips the test where it is missing.</summary>
    public static string SharedOrSkip(string folder)
    {
        string root = Environment.GetEnvironmentVariable("ECSTASKDEF_SHARED") is { Length: > 0 } chosen
            ? chosen
            : System.IO.Path.GetFullPath(Combine("..", "shared"));
        string path = System.IO.Path.Combine(root, folder);
        Assert.SkipUnless(
            Directory.Exists(path),
            $"The reference data is not at {path}; ECSTASKDEF_SHARED says where it is.");
        return path;
    }

    /// <summary>Compares with an approved file, or rewrites it in an approval run.</summary>
    public static void AssertApproved(string path, string actual)
    {
        if (Approves)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing. ECSTASKDEF_APPROVE=1 writes it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}

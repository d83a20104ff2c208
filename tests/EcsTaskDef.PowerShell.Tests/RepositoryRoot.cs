using System.Reflection;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>Places outside the test's own output folder.</summary>
public static class RepositoryRoot
{
    public static string Path { get; } = typeof(RepositoryRoot).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Whether this run writes what is approved instead of comparing with it.</summary>
    public static bool Approves => Environment.GetEnvironmentVariable("ECSTASKDEF_APPROVE") == "1";

    /// <summary>Compares with an approved file; ECSTASKDEF_APPROVE=1 rewrites it.</summary>
    public static void AssertApproved(string name, string actual)
    {
        string path = Combine("tests", "approved", name);
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

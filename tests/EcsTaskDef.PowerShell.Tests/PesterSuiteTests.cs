namespace EcsTaskDef.PowerShell.Tests;

/// <summary>
/// Runs the Pester suite on the packaged module. Each Pester and each build of the module runs every file, but not each with each: a file
/// that a Pester refuses is refused with any build, and a cmdlet that fails fails under any Pester. The images are the Core build, compiled
/// ahead of time: they run what shows that PowerShell takes and runs them. The classes run at the same time.
/// </summary>
public abstract class PesterSuite
{
    private const string DatabaseVariable = "ECSTASKDEF_TEST_DATABASE";

    private readonly PackagedModule _module;

    protected PesterSuite(PackagedModule module) => _module = module;

    protected async Task PassesAsync(int pester, string? edition, params string[] files)
    {
        string module = await _module.PathOrSkipAsync();
        string folder = PesterTools.FolderOf(pester);
        if (PostgresServer.Missing is null) Environment.SetEnvironmentVariable(DatabaseVariable, PostgresServer.Shared.Root);
        (int code, string output) = await Programs.DotNetAsync(
            [_module.Shell, "-NoProfile", "-NonInteractive", "-File", Repository.Combine("tests", "pester", "Run-Pester.ps1"),
            "-ModulePath", module, "-PesterFolder", folder,
            .. edition is null ? Array.Empty<string>() : ["-Edition", edition],
            .. files.Length == 0 ? Array.Empty<string>() : ["-Name", string.Join(',', files)]]);

        // What Pester writes while it runs is for a run that hangs; what Run-Pester.ps1 writes in the end has all failures.
        int end = output.IndexOf($"\nPester {Path.GetFileName(folder)}, ", StringComparison.Ordinal);
        string told = end < 0 ? output : output[end..];
        TestContext.Current.TestOutputHelper!.WriteLine(told);
        Assert.True(code == 0, told);
        Assert.True(end >= 0, output);
        Assert.Contains("Tests Passed: ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Tests Passed: 0,", told, StringComparison.Ordinal);
    }
}

/// <summary>Pester 5, which Windows PowerShell has too, with the build for it.</summary>
public sealed class PesterFiveOnDesktopTests(PackagedModule module) : PesterSuite(module)
{
    [Fact]
    public Task The_Pester_suite_passes_with_Pester_5_and_the_build_for_Desktop() => PassesAsync(5, "Desktop");
}

/// <summary>Pester 6, with the portable build of PowerShell 7.</summary>
public sealed class PesterSixOnCoreTests(PackagedModule module) : PesterSuite(module)
{
    [Fact]
    public Task The_Pester_suite_passes_with_Pester_6_and_the_build_for_Core() => PassesAsync(6, "Core");
}

/// <summary>The build that PowerShell chooses by itself: compiled ahead of time where the package has it.</summary>
public sealed class PesterSixOnImageTests(PackagedModule module) : PesterSuite(module)
{
    [Fact]
    public Task The_Pester_suite_passes_with_the_image_that_PowerShell_chooses() => PassesAsync(
        6, null, "Register-TaskDefinition", "Unregister-TaskDefinitionRevision", "Hosts", "Story");
}

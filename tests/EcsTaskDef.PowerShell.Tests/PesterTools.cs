namespace EcsTaskDef.PowerShell.Tests;

/// <summary>
/// PowerShell (.config/dotnet-tools.json) and the Pesters (tests/pester/Pester.csproj), restored from NuGet or from its cache on this
/// machine; nothing is installed.
/// </summary>
public static class PesterTools
{
    /// <summary>
    /// Restores them. Returns why that is impossible, which is only when the registry cannot be reached, or null.
    /// </summary>
    /// <exception cref="InvalidOperationException">The registry can be reached, and something else is wrong.</exception>
    public static async Task<string?> RestoreAsync() =>
        Restored.WhyNot("PowerShell", await Programs.DotNetAsync("tool", "restore"))
        ?? Restored.WhyNot("Pester", await Programs.DotNetAsync(
            "build", ModulesProject, "-target:Modules", "-property:RestoreForce=true", "-nologo", "-verbosity:quiet"));

    /// <summary>
    /// What dotnet is given to start the PowerShell of the suite: the tool's, compiled ahead of time (tests/pester/shell), or the tool
    /// itself where the compiler cannot be fetched. After <see cref="RestoreAsync"/>.
    /// </summary>
    public static async Task<string> ShellAsync()
    {
        Ended made = await Programs.DotNetAsync(
            "build", Path.Combine(ShellFolder, "Shell.csproj"), "-target:Shell", "-nologo", "-verbosity:quiet");
        return Restored.WhyNot("The compiler", made) is null ? Repository.Combine(ShellFolder, "obj", "shell", "pwsh.dll") : "pwsh";
    }

    /// <summary>The module folder that holds the newest Pester of a major version.</summary>
    public static string FolderOf(int major) => Directory
        .GetDirectories(Repository.Combine("tests", "pester", "obj", "modules"), $"{major}.*")
        .MaxBy(static folder => Version.Parse(Path.GetFileName(folder)))!;

    private static string ShellFolder => Path.Combine("tests", "pester", "shell");

    private static string ModulesProject => Path.Combine("tests", "pester", "Pester.csproj");
}

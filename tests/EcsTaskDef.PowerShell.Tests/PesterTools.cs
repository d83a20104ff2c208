using System.Text.RegularExpressions;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>
/// PowerShell (.config/dotnet-tools.json) and the Pesters (tests/pester/Pester.csproj), restored from NuGet or from its cache on this
/// machine; nothing is installed.
/// </summary>
public static partial class PesterTools
{
    /// <summary>
    /// Restores them. Returns why that is impossible, which is only when the registry cannot be reached, or null.
    /// </summary>
    /// <exception cref="InvalidOperationException">The registry can be reached, and something else is wrong.</exception>
    public static async Task<string?> RestoreAsync() =>
        WhyNot("PowerShell", await Programs.DotNetAsync("tool", "restore"))
        ?? WhyNot("Pester", await Programs.DotNetAsync(
            "build", ModulesProject, "-target:Modules", "-property:RestoreForce=true", "-nologo", "-verbosity:quiet"));

    /// <summary>The module folder that holds the newest Pester of a major version.</summary>
    public static string FolderOf(int major) => Directory
        .GetDirectories(Repository.Combine("tests", "pester", "obj", "modules"), $"{major}.*")
        .MaxBy(static folder => Version.Parse(Path.GetFileName(folder)))!;

    /// <summary>Why a restore failed if that is because the registry did not answer; null for one that succeeded.</summary>
    public static string? WhyNot(string what, Ended restore)
    {
        if (restore.ExitCode == 0) return null;
        Match unreachable = Unreachable().Match(restore.Out);
        return unreachable.Success
            ? $"{what} is not in the cache of NuGet, and the registry cannot be reached: {unreachable.Value}"
            : throw new InvalidOperationException($"{what} cannot be restored:\n{restore.Out}");
    }

    private static string ModulesProject => Path.Combine("tests", "pester", "Pester.csproj");

    [GeneratedRegex(@"Unable to load the service index for source [^\s]+[^\s.]")]
    private static partial Regex Unreachable();
}

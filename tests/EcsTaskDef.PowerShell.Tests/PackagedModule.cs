using System.Reflection;

[assembly: AssemblyFixture(typeof(EcsTaskDef.PowerShell.Tests.PackagedModule))]

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>
/// The module, packaged from the outputs that are there: no code is compiled but the images of a Release package. Made when the first
/// test asks for it, once for all.
/// </summary>
public sealed class PackagedModule : IAsyncDisposable
{
    private readonly Lazy<Task<(string Path, string? Missing)>> _package;
    private readonly string _configuration = typeof(PackagedModule).Assembly
        .GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private string? _folder;

    public PackagedModule() => _package = new(MakeAsync);

    /// <summary>What dotnet starts the suite's PowerShell with, once there is a package: <see cref="PesterTools.ShellAsync"/>.</summary>
    public string Shell { get; private set; } = "";

    /// <summary>The folder with the packaged EcsTaskDef.psd1; skips the test where PowerShell or Pester cannot be fetched.</summary>
    public async Task<string> PathOrSkipAsync()
    {
        (string path, string? missing) = await _package.Value;
        if (missing is not null) Assert.Skip($"The Pester suite was not run: {missing}");
        return path;
    }

    public ValueTask DisposeAsync()
    {
        try
        {
            if (_folder is not null) Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A virus scanner or a slow pwsh holds a file; the system's temporary folder is swept anyway.
        }

        return ValueTask.CompletedTask;
    }

    private async Task<(string Path, string? Missing)> MakeAsync()
    {
        if (await PesterTools.RestoreAsync() is { } missing) return ("", missing);
        _folder = Directory.CreateTempSubdirectory("ecstaskdef-package-").FullName;
        Shell = await PesterTools.ShellAsync();
        (int code, string output) = await Programs.DotNetAsync(
            Shell, "-NoProfile", "-NonInteractive", "-File", Repository.Combine("build.ps1"), "-Task", "Package", "-NoBuild",
            "-Image", "linux-x64", "-Configuration", _configuration, "-OutputPath", _folder);
        Assert.True(code == 0, $"build.ps1 -Task Package failed:\n{output}");
        return (Directory.GetDirectories(Path.Combine(_folder, "EcsTaskDef")).Single(), null);
    }
}

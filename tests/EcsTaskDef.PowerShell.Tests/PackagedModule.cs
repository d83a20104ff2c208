using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>
/// The module, packaged from the outputs that are there, and the PowerShell to run it in. Nothing is built here; the
/// configuration is the one that this test was built with.
/// </summary>
public sealed class PackagedModule : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);
    private readonly string _folder = Directory.CreateTempSubdirectory("ecstaskdef-package-").FullName;
    private string? _missing;
    private string _path = "";

    /// <summary>The folder with the packaged EcsTaskDef.psd1; skips the test where there is no PowerShell for it.</summary>
    public string PathOrSkip()
    {
        if (_missing is null) return _path;
        Assert.False(
            Environment.GetEnvironmentVariable("ECSTASKDEF_REQUIRE_PWSH") == "1",
            $"ECSTASKDEF_REQUIRE_PWSH is 1, but {_missing}");
        Assert.Skip($"The Pester suite needs PowerShell 7.4 and Pester 5: {_missing}");
        return _path;
    }

    public async ValueTask InitializeAsync()
    {
        if (Find("pwsh") is null)
        {
            _missing = "there is no pwsh on the PATH.";
            return;
        }

        (int code, string output) = await RunAsync(
            "-Command",
            "if ($PSVersionTable.PSVersion -lt [version]'7.4') { \"this is PowerShell $($PSVersionTable.PSVersion).\"; exit 1 };"
            + "if (-not (Get-Module -ListAvailable Pester | Where-Object { $_.Version -ge '5.0' })) { 'Pester 5 is not installed (Install-Module Pester).'; exit 1 }");
        if (code != 0)
        {
            _missing = output.Trim();
            return;
        }

        string configuration = typeof(PackagedModule).Assembly
            .GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        (code, output) = await RunAsync(
            "-File", RepositoryRoot.Combine("build.ps1"), "-Task", "Package", "-NoBuild",
            "-Configuration", configuration, "-OutputPath", _folder);
        Assert.True(code == 0, $"build.ps1 -Task Package failed:\n{output}");
        _path = Directory.GetDirectories(Path.Combine(_folder, "EcsTaskDef")).Single();
    }

    /// <summary>Runs pwsh without profile; answers its exit code and everything it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Find("pwsh")!)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["NO_COLOR"] = "1";
        foreach (string argument in arguments.Prepend("-NonInteractive").Prepend("-NoProfile")) start.ArgumentList.Add(argument);

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync().WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, output.ToString());

        void Append(string? line)
        {
            if (line is null) return;
            lock (output) output.Append(line).Append('\n');
        }
    }

    public ValueTask DisposeAsync()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A virus scanner or a slow pwsh holds a file; the system's temporary folder is swept anyway.
        }

        return ValueTask.CompletedTask;
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(static folder => folder.Length > 0)
        .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
        .FirstOrDefault(File.Exists);
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>Programs that the tests start, always in the clone's folder, where the tools of .config/dotnet-tools.json are known.</summary>
public static class Programs
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(30);

    // <root>/shared/Microsoft.NETCore.App/<version>
    private static readonly string s_dotnetRoot = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    /// <summary>Runs the PowerShell of the clone without profile; returns its exit code and everything that it wrote.</summary>
    public static Task<(int ExitCode, string Output)> PowerShellAsync(params string[] arguments) =>
        DotNetAsync(["pwsh", "-NoProfile", "-NonInteractive", .. arguments]);

    /// <summary>Runs dotnet; returns its exit code and everything that it wrote.</summary>
    /// <exception cref="TimeoutException">It took longer than 30 minutes, and was ended with all that it had started.</exception>
    public static async Task<(int ExitCode, string Output)> DotNetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(s_dotnetRoot, "dotnet"), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = RepositoryRoot.Path,
        };
        foreach ((string name, string value) in Environment(start.Environment)) start.Environment[name] = value;

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
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} took longer than {s_patience}. So far it wrote:\n{Text()}");
        }

        return (process.ExitCode, Text());

        void Append(string? line)
        {
            if (line is null) return;
            lock (output) output.Append(line).Append('\n');
        }

        string Text()
        {
            lock (output) return output.ToString();
        }
    }

    private static IEnumerable<(string Name, string Value)> Environment(IDictionary<string, string?> inherited)
    {
        yield return ("NO_COLOR", "1");

        // The tool's own executable, which tests start, looks for the runtime there.
        if (!inherited.ContainsKey("DOTNET_ROOT")) yield return ("DOTNET_ROOT", s_dotnetRoot);

        // The tool is not compiled ahead of time: measuring what is worth optimising costs more here than it saves.
        yield return ("DOTNET_TieredPGO", "0");

        // No process of the build stays behind.
        yield return ("MSBUILDDISABLENODEREUSE", "1");
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EcsTaskDef.Testing;

/// <summary>What a program that ended wrote.</summary>
public sealed record Ended(int ExitCode, string Out, string Error)
{
    public void Deconstruct(out int exitCode, out string output) => (exitCode, output) = (ExitCode, Out);
}

/// <summary>Programs that the tests start.</summary>
public static class Programs
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(30);

    // <root>/shared/Microsoft.NETCore.App/<version>
    private static readonly string s_dotnetRoot = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    /// <summary>The dotnet that runs programs of ours.</summary>
    public static string Host =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet");

    /// <summary>A process of tests/EcsTaskDef.StoreWorker that works on a store.</summary>
    /// <param name="work">What it does.</param>
    /// <param name="options">name=value.</param>
    public static ProcessStartInfo StoreWorker(string work, params string[] options) => StoreWorker([], work, options);

    /// <param name="under">The program that runs it, e.g. a tracer.</param>
    /// <param name="work">What it does.</param>
    /// <param name="options">name=value.</param>
    public static ProcessStartInfo StoreWorker(string[] under, string work, params string[] options)
    {
        string[] command = [.. under, Host, "exec", Path.Combine(AppContext.BaseDirectory, "EcsTaskDef.StoreWorker.dll"), work, .. options];
        ProcessStartInfo start = new(command[0], command.Skip(1)) { UseShellExecute = false };

        // It lives for moments: better code would come too late.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";

        // Otherwise one that is killed leaves files in the folder for temporary ones.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    /// <summary>Runs the PowerShell of the clone without profile; <see cref="Ended.Out"/> has everything that it wrote.</summary>
    public static Task<Ended> PowerShellAsync(params string[] arguments) =>
        DotNetAsync(["pwsh", "-NoProfile", "-NonInteractive", .. arguments]);

    /// <summary>
    /// Runs dotnet in the clone's folder, where the tools of .config/dotnet-tools.json are known; <see cref="Ended.Out"/> has everything
    /// that it wrote.
    /// </summary>
    public static Task<Ended> DotNetAsync(params string[] arguments)
    {
        ProcessStartInfo start = new(Path.Combine(s_dotnetRoot, "dotnet"), arguments) { WorkingDirectory = Repository.Root };
        start.Environment["NO_COLOR"] = "1";

        // The tool's own executable, which tests start, looks for the runtime there.
        start.Environment.TryAdd("DOTNET_ROOT", s_dotnetRoot);

        // The tool is not compiled ahead of time: measuring what is worth optimising costs more here than it saves.
        start.Environment["DOTNET_TieredPGO"] = "0";

        // No process of the build stays behind.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return RunAsync(start, s_patience, together: true);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="start">The program; its standard input is this process's own unless it is redirected.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="together">Whether errors stand among the rest, as on a console.</param>
    /// <exception cref="TimeoutException">It took longer, and was ended with all that it had started.</exception>
    public static async Task<Ended> RunAsync(ProcessStartInfo start, TimeSpan patience, bool together = false)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        StringBuilder output = new(), error = together ? output : new StringBuilder();
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync().WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} took longer than {patience}. So far it wrote:\n{Text(output)}\n{Text(error)}");
        }

        return new Ended(process.ExitCode, Text(output), together ? "" : Text(error));

        static void Append(StringBuilder text, string? line)
        {
            if (line is null) return;
            lock (text) text.Append(line).Append('\n');
        }

        static string Text(StringBuilder text)
        {
            lock (text) return text.ToString();
        }
    }
}

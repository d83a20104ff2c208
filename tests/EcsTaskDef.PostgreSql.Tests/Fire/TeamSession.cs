using System.Collections.Concurrent;
using System.Diagnostics;

namespace EcsTaskDef.PostgreSql.Tests.Fire;

/// <summary>A session of PowerShell with the module: registers and reads in the families that the clients work on.</summary>
internal sealed class TeamSession : IAsyncDisposable
{
    // Each line: id, begin, end, family, operation | answer ; and one without its end is that of a session that was killed. Time is the
    // machine's, the same in every process.
    private const string Script = """
        param([string] $Module, [string] $Store, [string] $Families)
        $ErrorActionPreference = 'Stop'
        Import-Module $Module
        Set-TaskDefinitionStore $Store -Region eu-west-1
        [Console]::WriteLine('ready')
        for ($n = 1; $true; $n++) {
            $family = Get-Content -LiteralPath $Families | Get-Random
            $reads = $n % 3 -eq 0
            $begin = [Diagnostics.Stopwatch]::GetTimestamp()
            try {
                $answer = if ($reads) { (Get-TaskDefinition $family -Latest).Revision } else {
                    $container = @{ name = 'app'; image = "registry.example/PS$($n):1"; memory = 64 }
                    (Register-TaskDefinition -InputObject @{ family = $family; containerDefinitions = @($container) } -Note "PS$n").Revision
                }
            }
            catch {
                $kind = if ($_.FullyQualifiedErrorId -match '^(Client|InvalidParameter|Server)Exception') { 'no:' } else { 'fault' }
                $answer = "$kind $($_.FullyQualifiedErrorId) $($_.Exception.Message)" -replace '\s+', ' '
            }
            $operation = if ($reads) { 'latest' } else { 'register' }
            [Console]::WriteLine("PS$n $begin $([Diagnostics.Stopwatch]::GetTimestamp()) $family $operation | $answer ;")
            if ($n % 20 -eq 0) { [GC]::Collect(0) }
        }
        """;

    private const string End = " ;";

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly StringBuilder _errors = new();
    private Process? _process;

    public string Errors
    {
        get
        {
            lock (_errors) return _errors.ToString();
        }
    }

    /// <summary>Why there can be none here, which is only where nobody has PowerShell to restore; null where there can.</summary>
    public static async Task<string?> FindMissingAsync() =>
        Restored.WhyNot("PowerShell", await Programs.DotNetAsync("tool", "restore"));

    /// <summary>Starts it and waits until it has the module.</summary>
    /// <param name="location">The store.</param>
    public async Task StartAsync(string location)
    {
        string module = _folder.Combine("module"), script = _folder.Combine("session.ps1");
        Copy(Path.GetDirectoryName(ModuleFile)!, module);
        Copy(Path.GetDirectoryName(Output("EcsTaskDef.PostgreSql"))!, Path.Combine(module, "postgresql"));
        await File.WriteAllTextAsync(script, Script);
        ProcessStartInfo start = new(
            Programs.Host,
            [
                "pwsh", "-NoProfile", "-NonInteractive", "-File", script, Path.Combine(module, Path.GetFileName(ModuleFile)), location,
                _folder.Combine("families"),
            ])
        {
            WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment.Remove("ECSTASKDEF_STORE");
        _process = new Process { StartInfo = start };
        TaskCompletionSource ready = new();
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) ready.TrySetException(new InvalidOperationException("PowerShell ended: " + Errors));
            else if (line.Data == "ready") ready.TrySetResult();
            else _lines.Enqueue(line.Data);
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors) _errors.AppendLine(line.Data);
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Tells it which families there are now.</summary>
    public void Offer(IEnumerable<string> families)
    {
        string file = _folder.Combine("families"), next = file + ".next";
        File.WriteAllLines(next, families);
        File.Move(next, file, overwrite: true);
    }

    /// <summary>Kills it, and gives what it was answered.</summary>
    public async Task<IReadOnlyList<TeamCall>> EndAsync()
    {
        if (_process is not { } process) return [];
        if (process.HasExited) throw new InvalidOperationException("PowerShell has ended: " + Errors);

        // What it was about to do has no line: the history has it or not, and nobody was answered.
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        return
        [
            .. _lines.Where(static line => line.StartsWith("PS", StringComparison.Ordinal) && line.EndsWith(End, StringComparison.Ordinal))
                .Select(static line => Read(line[..^End.Length])),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        _process?.Dispose();
        _folder.Dispose();
    }

    private static string ModuleFile => Output("EcsTaskDef.PowerShell");

    private static string Output(string project) => Repository.Combine("src", project, "bin", Configuration, "net8.0", project + ".dll");

    // As this one was built: bin/Release/net10.0.
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static TeamCall Read(string line)
    {
        string[] halves = line.Split(" | ", 2), words = halves[0].Split(' ', 5);
        string answer = halves[1];
        return new TeamCall(words[0], words[3], words[4], long.Parse(words[1], CultureInfo.InvariantCulture))
        {
            Returned = long.Parse(words[2], CultureInfo.InvariantCulture),
            Answer = answer,
            Outcome = answer.StartsWith("no: ", StringComparison.Ordinal) ? Outcome.Refused
                : !answer.StartsWith("fault ", StringComparison.Ordinal) ? Outcome.Done
                : answer.Contains("DatabaseUnreachable", StringComparison.Ordinal) ? Outcome.Failed : Outcome.Unknown,
        };
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}

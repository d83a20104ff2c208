using System.ComponentModel;
using System.Diagnostics;

namespace EcsTaskDef.Benchmarks.Sections;

/// <summary>What the module adds to the start of a prompt, and the first command to that.</summary>
internal sealed class PromptSpeed(BenchOptions options, Report report)
{
    public async Task RunAsync()
    {
        if (options.ModuleFolder.Length == 0 || !IsThere()) return;

        string import =
            $"Import-Module '{Path.Combine(options.ModuleFolder, "EcsTaskDef.psd1").Replace("'", "''", StringComparison.Ordinal)}'";
        string command =
            $"{import}; $null = Get-TaskDefinition -Store '{await StoreOf.OfAsync(options, 1000)}' -Region {StoreOf.Region} -Family "
                + $"{StoreOf.Family(500)}";
        int times = options.Short ? 7 : 20;
        List<double> empty = [], imported = [], used = [];
        for (int i = 0; i < times; i++)
        {
            empty.Add(Milliseconds("$null"));
            imported.Add(Milliseconds(import));
            used.Add(Milliseconds(command));
        }

        Series prompt = new(empty), module = new(imported), first = new(used);
        Row("Import-Module, beyond an empty pwsh -NoProfile", module.Median - prompt.Median);
        Row("the first command on a store of 1,000 revisions, beyond that", first.Median - module.Median);
        report.Table("The prompt", ["what", "ms"],
        [
            ["pwsh -NoProfile", prompt.Text("N0")],
            ["with Import-Module", module.Text("N0")],
            ["with Import-Module and Get-TaskDefinition", first.Text("N0")],
        ]);
    }

    private void Row(string work, double milliseconds) => report.Promise(
        work, "less than 100 ms", FormattableString.Invariant($"{milliseconds:N0} ms"), milliseconds < 100);

    private static bool IsThere()
    {
        try
        {
            Milliseconds("$null");
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static double Milliseconds(string command)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", command]))!;
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"pwsh failed at: {command}");
    }
}

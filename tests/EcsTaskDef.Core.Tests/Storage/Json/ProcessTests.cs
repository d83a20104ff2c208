using System.Diagnostics;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>Real processes over one store. Five seconds; a minute with ECSTASKDEF_LONG=1.</summary>
public sealed class ProcessTests : IDisposable
{
    private const int Workers = 8;

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _processes = [];
    private int _number;

    private static int Seconds => Effort.Of(5, 60);

    public void Dispose()
    {
        foreach (Process process in _processes)
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task Eight_processes_registering_in_one_family_give_gapless_unique_numbers()
    {
        (Process Process, string Log)[] workers = Enumerable.Range(0, Workers).Select(_ => Start(Seconds)).ToArray();
        foreach ((Process process, _) in workers) await Ended(process);
        Assert.All(workers, static w => Assert.Equal(0, w.Process.ExitCode));

        int[][] acknowledged = workers.Select(static w => Acknowledged(w.Log)).ToArray();
        int total = acknowledged.Sum(static a => a.Length);
        Assert.Equal(Enumerable.Range(1, total), acknowledged.SelectMany(static a => a).Order());

        // Nobody was left waiting. How many turns each had says more about how busy the machine was at their starts.
        Assert.All(acknowledged, static a => Assert.NotEmpty(a));
        await DemandStored(total, acknowledged.SelectMany(static a => a));
    }

    [Fact]
    public async Task Processes_killed_in_the_middle_lose_nothing_that_was_acknowledged()
    {
        Random random = new(4711);
        List<(Process Process, string Log)> all = [], running = [];
        for (int i = 0; i < 4; i++) running.Add(Start(600));
        all.AddRange(running);
        Stopwatch watch = Stopwatch.StartNew();

        // On a busy machine some die before they have done anything.
        while (watch.Elapsed.TotalSeconds < Seconds
            || (watch.Elapsed.TotalSeconds < 120 && all.All(static w => Acknowledged(w.Log).Length == 0)))
        {
            await Task.Delay(random.Next(100, 600));
            int victim = random.Next(running.Count);
            running[victim].Process.Kill();
            await Ended(running[victim].Process);
            running[victim] = Start(600);
            all.Add(running[victim]);
        }

        foreach ((Process process, _) in running)
        {
            process.Kill();
            await Ended(process);
        }

        int[] acknowledged = all.SelectMany(static w => Acknowledged(w.Log)).ToArray();
        Assert.NotEmpty(acknowledged);
        Assert.Equal(acknowledged.Length, acknowledged.Distinct().Count());

        // What was written but not acknowledged may be there too; nothing else is missing or twice.
        using Shop shop = new(_folder.Location);
        int latest = await shop.Latest("web");
        Assert.InRange(latest, acknowledged.Max(), acknowledged.Length + all.Count);
        await DemandStored(latest, acknowledged);
    }

    [Fact]
    public async Task Eight_processes_that_register_what_did_not_change_give_one_revision()
    {
        string go = Path.Combine(_folder.Root, "go");
        (Process Process, string Log)[] workers = Enumerable.Range(0, Workers).Select(_ => Start(0, go)).ToArray();
        await Task.Delay(500);
        await File.WriteAllTextAsync(go, "");
        foreach ((Process process, _) in workers) await Ended(process);
        Assert.All(workers, static w => Assert.Equal(0, w.Process.ExitCode));

        // Each family was registered by one of them.
        Assert.Equal(Enumerable.Range(1, 20), workers.SelectMany(static w => Acknowledged(w.Log)).Order());
        using Shop shop = new(_folder.Location);
        foreach (int family in Enumerable.Range(1, 20)) Assert.Equal(1, await shop.Latest($"web{family}"));
    }

    private async Task DemandStored(int latest, IEnumerable<int> acknowledged)
    {
        using Shop shop = new(_folder.Location);
        Assert.Equal(latest, await shop.Latest("web"));
        int[] stored = await shop.Region.ReadAsync(
            static view => view.ListRevisions(RevisionStatus.Active, "web", null, false).Select(static r => r.Revision).ToArray(),
            TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, latest), stored);
        Assert.Empty(acknowledged.Except(stored));
        Assert.Equal(latest + 1, await shop.Register("web"));

        // The same from the journal alone.
        string expected = await shop.Everything();
        foreach (string file in Files.Manifests(_folder.Location).Concat(Files.Runs(_folder.Location))) File.Delete(file);
        using Shop rebuilt = new(_folder.Location);
        Assert.Equal(expected, await rebuilt.Everything());
    }

    private (Process Process, string Log) Start(double seconds, string? go = null)
    {
        string log = Path.Combine(_folder.Root, $"acknowledged-{_number++}");
        string[] options = ["store=" + _folder.Location, FormattableString.Invariant($"seconds={seconds}"), "log=" + log];
        Process process = Process.Start(
            go is null ? Programs.StoreWorker("register", options) : Programs.StoreWorker("unchanged", [.. options, "go=" + go]))!;
        _processes.Add(process);
        return (process, log);
    }

    private static Task Ended(Process process) =>
        process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(Seconds + 60));

    // The last line may be cut short by a kill.
    private static int[] Acknowledged(string log)
    {
        if (!File.Exists(log)) return [];
        string text = SharedFile.ReadAllText(log);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static l => int.Parse(l, CultureInfo.InvariantCulture)).ToArray();
    }
}

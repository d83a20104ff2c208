using System.Text.RegularExpressions;
using EcsTaskDef.Benchmarks.Load;

namespace EcsTaskDef.Benchmarks.Sections;

/// <summary>Syncs and written bytes per acknowledged change: counted in the engine's own file layer, and by the system's tracer.</summary>
internal sealed partial class SyncCounts(BenchOptions options, Report report, Programs programs)
{
    private const int Changes = 4096;

    private readonly List<string[]> _rows = [];

    public async Task RunAsync()
    {
        foreach (int callers in new[] { 1, 8, 64 })
        {
            CountingDisk disk = new();
            using StoreOf store = StoreOf.Fresh(options, disk);
            await store.Registry.RegisterTaskDefinitionAsync(StoreOf.Request("first"));
            (long syncs, long journal, long marks, long cache) = disk.Counts;
            int next = -1;
            await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
            {
                int number;
                while ((number = System.Threading.Interlocked.Increment(ref next)) < Changes)
                    await store.Registry.RegisterTaskDefinitionAsync(StoreOf.Request(StoreOf.Family(number % StoreOf.Families)));
            })));
            var after = disk.Counts;
            double perChange = (after.Syncs - syncs) / (double)Changes;
            _rows.Add(
            [
                "in a process", $"{callers}", perChange.ToString("N3", CultureInfo.InvariantCulture), Per(after.JournalBytes - journal),
                Per(after.MarkBytes - marks), Per(after.CacheBytes - cache),
            ]);
            if (callers == 1)
                report.Promise(
                    "syncs per acknowledged register, 1 caller, in a process", "exactly 1",
                    perChange.ToString("N3", CultureInfo.InvariantCulture), after.Syncs - syncs == Changes);
        }

        foreach (int connections in new[] { 1, 64 }) Trace(connections);
        report.Table(
            "Syncs and bytes written per acknowledged register",
            ["where", "callers", "syncs", "bytes into the journal", "bytes into `synced`", "bytes into the checkpoint"], _rows);
    }

    private static string Per(long bytes) => (bytes / (double)Changes).ToString("N0", CultureInfo.InvariantCulture);

    // What the system itself saw of the server; slow, so not a rate.
    private void Trace(int connections)
    {
        if (!File.Exists("/usr/bin/strace"))
        {
            _rows.Add(["over the endpoint, by strace: not there", $"{connections}", "", "", "", ""]);
            return;
        }

        string folder = Path.Combine(options.WorkFolder, "trace-" + Guid.NewGuid().ToString("N")), trace = folder + ".txt";
        byte[] request = WireBytes.Request("RegisterTaskDefinition", StoreOf.Json("traced"));
        long changes, atStart;
        using (Endpoint server = Endpoint.Start(
            [
                "/usr/bin/strace", "-f", "-qq", "-y", "-e", "trace=fsync,fdatasync,pwrite64,pwritev", "-o", trace,
                .. programs.ServerCommand(folder),
            ]))
        {
            server.Call(request);
            atStart = new FileInfo(trace).Length;
            using ClosedLoad load = new(server.Address, connections);
            changes = load.Run([request], TimeSpan.FromSeconds(2)).Count;
        }

        string[] calls;
        using (FileStream file = File.OpenRead(trace))
        {
            file.Position = atStart;
            using StreamReader reader = new(file);
            calls = reader.ReadToEnd().Split('\n');
        }

        double syncs = calls.Count(static call => Sync().IsMatch(call)) / (double)changes;
        _rows.Add(
        [
            "over the endpoint, seen by strace", $"{connections}", syncs.ToString("N3", CultureInfo.InvariantCulture),
            Written("jsonl"), Written("synced"), Written("checkpoint"),
        ]);
        report.Promise(
            $"syncs per acknowledged register over the endpoint, {connections} connection{(connections > 1 ? "s" : "")}",
            connections == 1 ? "exactly 1" : "many share one", syncs.ToString("N3", CultureInfo.InvariantCulture),
            connections == 1 ? syncs is > 0.99 and < 1.01 : syncs < 0.5);

        string Written(string file)
        {
            long bytes = calls.Select(static call => Write().Match(call))
                .Where(match => match.Success && match.Groups[1].Value.Contains(file, StringComparison.Ordinal))
                .Sum(static match => long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
            return (bytes / (double)changes).ToString("N0", CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex(@"\b(fsync|fdatasync)\(.*\) += 0|<\.\.\. (fsync|fdatasync) resumed>.*= 0")]
    private static partial Regex Sync();

    [GeneratedRegex(@"pwrite(?:64|v)\(\d+<([^>]*)>.* = (\d+)$")]
    private static partial Regex Write();
}

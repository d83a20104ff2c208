using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EcsTaskDef.Registry;
using Microsoft.Win32.SafeHandles;

namespace EcsTaskDef.Benchmarks.Sections;

/// <summary>The engine on its store, in this process: batches, bytes, rebuilding.</summary>
internal sealed class StoreSpeed(BenchOptions options, Report report)
{
    private const int Batch = 1000;

    public async Task RunAsync()
    {
        await BytesAsync();
        await RebuildAsync();
    }

    private async Task BytesAsync()
    {
        CountingDisk disk = new();
        using StoreOf store = StoreOf.Fresh(options, disk);
        int changes = options.Short ? 20_000 : 100_000, next = -1;
        long documents = 0;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            int number;
            while ((number = System.Threading.Interlocked.Increment(ref next)) < changes)
            {
                int length = (await store.Registry.RegisterTaskDefinitionAsync(StoreOf.Request(StoreOf.Family(number % StoreOf.Families)))).TaskDefinition.Utf8Json.Length;
                System.Threading.Interlocked.Add(ref documents, length);
            }
        })));

        (_, long journal, _, long cache) = disk.Counts;
        double perRegister = (double)journal / changes, document = (double)documents / changes;
        report.Promise(
            FormattableString.Invariant($"journal bytes per register of a document of {document:N0} bytes as ECS returns it"), "at most 1.15 × the document",
            FormattableString.Invariant($"{perRegister:N0} bytes, {perRegister / document:N3} ×"), perRegister <= 1.15 * document);
        report.Promise(
            FormattableString.Invariant($"checkpoint bytes per register, amortised over {changes:N0}"), "at most 0.1 × the document",
            FormattableString.Invariant($"{cache / (double)changes:N0} bytes, {cache / (double)documents:N3} ×"), cache <= 0.1 * documents);
    }

    private async Task RebuildAsync()
    {
        string folder = await StoreOf.OfAsync(options, options.Large), region = Path.Combine(folder, StoreOf.Region);
        string journal = Directory.GetFiles(region, "journal-*.jsonl").Single();
        double length = new FileInfo(journal).Length;
        List<double> scans = [], rebuilds = [];
        for (int round = 0; round < options.Rounds; round++)
        {
            scans.Add(length / CountLines(journal).TotalSeconds);
            foreach (string cache in Directory.GetFiles(region, "checkpoint-*")) File.Delete(cache);
            long start = Stopwatch.GetTimestamp();
            using (RegistryHost host = StoreOf.Open(folder)) await host.DescribeAsync();
            rebuilds.Add(length / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        Series ratio = new(rebuilds.Zip(scans, static (rebuild, scan) => rebuild / scan));
        report.Promise(
            FormattableString.Invariant($"rebuild without checkpoint, {options.Large:N0} revisions, {length / 1048576:N0} MiB"), "at least 25 % of the rate of finding line ends",
            ratio.Text("P0"), ratio.Median >= 0.25);
        report.Table("Rebuilding the index", ["what", "MiB a second"],
        [
            ["find the line ends of the journal with one reused buffer", new Series(scans.Select(static s => s / 1048576)).Text("N0")],
            ["rebuild: checksums, events, index, checkpoint", new Series(rebuilds.Select(static s => s / 1048576)).Text("N0")],
        ]);
    }

    private static TimeSpan CountLines(string path)
    {
        byte[] buffer = new byte[256 * 1024];
        using SafeFileHandle file = File.OpenHandle(path);
        long start = Stopwatch.GetTimestamp(), offset = 0, lines = 0;
        int read;
        while ((read = RandomAccess.Read(file, buffer, offset)) > 0)
        {
            offset += read;
            int at = 0, end;
            while ((end = buffer.AsSpan(at, read - at).IndexOf((byte)'\n')) >= 0)
            {
                lines++;
                at += end + 1;
            }
        }

        return lines > 0 ? Stopwatch.GetElapsedTime(start) : throw new InvalidDataException("A journal without lines.");
    }
}

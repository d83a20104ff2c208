using System.Diagnostics;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Vocabulary;
using Microsoft.Win32.SafeHandles;

namespace EcsTaskDef.Benchmarks.Sections;

/// <summary>The engine on its store, in this process: batches, bytes, rebuilding.</summary>
internal sealed class StoreSpeed(BenchOptions options, Report report)
{
    private const int Batch = 1000;

    // Rounds until the runtime has compiled the code as well as it can.
    private const int WarmUp = 20;

    public async Task RunAsync()
    {
        await BatchesAsync();
        await BytesAsync();
        await RebuildAsync();
    }

    private async Task BatchesAsync()
    {
        CountingDisk disk = new();
        using StoreOf store = StoreOf.Fresh(options, disk);
        byte[][] requests = [.. Enumerable.Range(0, Batch).Select(static n => Encoding.UTF8.GetBytes(StoreOf.Json(StoreOf.Family(n))))];
        RuleContext context = new(store.Registry.Account, StoreOf.Region, Regions.PartitionOf(StoreOf.Region));
        List<double> registering = [], judging = [], deregistering = [], writing = [];
        long bytes = 0;
        for (int round = -WarmUp; round < options.Rounds; round++)
        {
            List<string> revisions = [];
            (long syncsBefore, long bytesBefore, _, _) = disk.Counts;
            long start = Stopwatch.GetTimestamp();

            await store.Registry.RegisterManyAsync(
                [.. requests.Select(static one => EcsJson.Read<RegisterTaskDefinitionRequest>(one))], new RegistrationOptions());
            double registered = Milliseconds(start);
            byte[] written = new byte[disk.Counts.JournalBytes - bytesBefore];
            bytes = written.Length;

            // The folders', too, the first time.
            if (round > -WarmUp && disk.Counts.Syncs - syncsBefore != 1) throw new InvalidOperationException("A batch is one sync.");

            start = Stopwatch.GetTimestamp();
            foreach (byte[] request in requests) Judge.Demand(EcsJson.Read<RegisterTaskDefinitionRequest>(request), context);
            WriteOnce(written);
            double judged = Milliseconds(start);

            for (int n = 0; n < Batch; n++) revisions.Add($"{StoreOf.Family(n)}:{round + WarmUp + 1}");
            (long syncsOfBatch, bytesBefore, _, _) = disk.Counts;
            start = Stopwatch.GetTimestamp();
            await store.Registry.DeregisterManyAsync(revisions);
            double deregistered = Milliseconds(start);
            if (disk.Counts.Syncs - syncsOfBatch != 1) throw new InvalidOperationException("A batch is one sync.");
            written = new byte[disk.Counts.JournalBytes - bytesBefore];
            start = Stopwatch.GetTimestamp();
            WriteOnce(written);
            double wrote = Milliseconds(start);

            // The first rounds compile.
            if (round < 0) continue;
            registering.Add(registered);
            judging.Add(judged);
            deregistering.Add(deregistered);
            writing.Add(wrote);
        }

        Report(bytes, registering, judging, deregistering, writing);
    }

    private void Report(long bytes, List<double> registering, List<double> judging, List<double> deregistering, List<double> writing)
    {
        Series register = new(registering.Zip(judging, static (a, b) => a / b));
        Series deregister = new(deregistering.Zip(writing, static (a, b) => a / b));
        report.Promise(
            FormattableString.Invariant($"register {Batch:N0} as one batch (1 sync)"),
            "within 2 × of parsing, judging and writing those bytes with one sync", register.Text("N2") + " ×", register.Median <= 2);
        report.Promise(
            FormattableString.Invariant($"deregister {Batch:N0} as one batch (1 sync)"), "at most 3 × writing those bytes with one sync",
            deregister.Text("N1") + " ×", deregister.Median <= 3);
        report.Table("Batches of 1,000", ["what", "ms"],
        [
            ["register", new Series(registering).Text("N1")],
            [FormattableString.Invariant($"parse, judge, write {bytes / 1024:N0} KiB and sync once"), new Series(judging).Text("N1")],
            ["deregister", new Series(deregistering).Text("N1")],
            ["write the same bytes and sync once", new Series(writing).Text("N1")],
        ]);
    }

    private static double Milliseconds(long start) => Stopwatch.GetElapsedTime(start).TotalMilliseconds;

    private void WriteOnce(byte[] bytes)
    {
        using SafeFileHandle file = File.OpenHandle(
            Path.Combine(options.WorkFolder, "batch"), FileMode.Create, FileAccess.ReadWrite, options: FileOptions.DeleteOnClose);
        RandomAccess.Write(file, bytes, 0);
        RandomAccess.FlushToDisk(file);
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
            while ((number = Interlocked.Increment(ref next)) < changes)
            {
                int length = (await store.Registry.RegisterTaskDefinitionAsync(StoreOf.Request(StoreOf.Family(number % StoreOf.Families))))
                    .TaskDefinition.Utf8Json.Length;
                Interlocked.Add(ref documents, length);
            }
        })));

        (_, long journal, _, long cache) = disk.Counts;
        double perRegister = (double)journal / changes, document = (double)documents / changes;
        report.Promise(
            FormattableString.Invariant(
                $"journal bytes per register of a document of {document:N0} bytes as ECS returns it"), "at most 1.15 × the document",
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
            FormattableString.Invariant($"rebuild without checkpoint, {options.Large:N0} revisions, {length / 1048576:N0} MiB"),
            "at least 25 % of the rate of finding line ends",
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

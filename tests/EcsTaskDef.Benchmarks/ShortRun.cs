using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using EcsTaskDef.Model;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Benchmarks;

/// <summary>The figures of docs/PERFORMANCE.md, measured side by side in one run; medians.</summary>
internal static class ShortRun
{
    private const int Large = 100_000;
    private const int Samples = 400;

    public static async Task RunAsync()
    {
        Stopwatch watch = Stopwatch.StartNew();
        using StoreOf small = await StoreOf.MakeAsync(StoreOf.RevisionsPerFamily);
        using StoreOf large = await StoreOf.MakeAsync(Large);
        Console.WriteLine($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; made {Large:N0} revisions in {watch.Elapsed.TotalSeconds:N0} s\n");
        Console.WriteLine("| what | median |");
        Console.WriteLine("|---|---|");

        await BothAsync("register", "new-0", small, large, async (store, family) => await store.Registry.RegisterTaskDefinitionAsync(StoreOf.Request(family)));
        await BothAsync("describe a revision", "family-0000:50", small, large, async (store, name) => await store.Registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = name }));
        await BothAsync("describe a bare family", "family-0000", small, large, async (store, name) => await store.Registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = name }));
        await BothAsync("list the first page of 100", "", small, large, async (store, _) => await store.Registry.ListTaskDefinitionsAsync(new()));
        await BothAsync("open and describe one, in a running process", "family-0000:50", small, large, async (store, name) =>
        {
            using RegistryHost host = StoreOf.Open(store.Folder);
            await host.GetRegistry(StoreOf.Region, "benchmark").DescribeTaskDefinitionAsync(new() { TaskDefinition = name });
        }, samples: 60);

        await UsersAsync();

        JudgeBenchmarks judge = new();
        double judging = Of(judge.Judge), reading = Of(judge.Read), bare = Of(judge.Deserialize);
        Row("judge a definition of 3 KB", $"{judging:N1} µs; deserialise it {bare:N1} µs, with all checks of types {reading:N1} µs");

        double nothing = Process(10, "--nothing"), describe = Process(10, "--describe", large.Folder);
        Row("a new process that opens 100,000 and describes one, all in all", $"{describe:N0} ms, of which {nothing:N0} ms start .NET");

        RegisterTaskDefinitionRequest request = StoreOf.Request("bytes");
        long before = JournalLength(large), allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) large.Registry.RegisterTaskDefinitionAsync(request).AsTask().GetAwaiter().GetResult();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Row("a register in the journal", $"{(JournalLength(large) - before) / 100:N0} bytes");
        Row("a register in the memory", $"{allocated / 100:N0} bytes allocated");
        Row("the store of 100,000 revisions", $"{new DirectoryInfo(large.Folder).GetFiles("*", SearchOption.AllDirectories).Sum(static f => f.Length) / 1048576.0:N1} MiB");
        Console.WriteLine($"\n{watch.Elapsed.TotalSeconds:N0} s");
    }

    /// <summary>What runs: as many users of one revision, in a store with few others and in one with many.</summary>
    public static async Task UsersAsync()
    {
        using StoreOf few = await StoreOf.MakeServicesAsync(10);
        using StoreOf many = await StoreOf.MakeServicesAsync(1000);
        const string Counts = "100 tasks and 10 services|10,000 and 1,000";

        await BothAsync("describe 10 tasks", "", few, many, async (store, _) => await store.Registry.DescribeTasksAsync(new() { Tasks = store.Tasks }), counts: Counts);
        await BothAsync("list the 10 tasks of a family", StoreOf.Family(0), few, many, async (store, family) => await store.Registry.ListTasksAsync(new() { Family = family }), counts: Counts);
        await BothAsync("whether a revision is in use", StoreOf.Family(0), few, many, async (store, family) => await store.Registry.IsInUseAsync(family, 1), counts: Counts);
        await BothAsync("who uses a revision: 10 tasks and a service", StoreOf.Family(0) + ":1", few, many, async (store, name) => await store.Registry.GetUsageAsync(name), counts: Counts);
        await BothAsync("describe a service of 10 tasks", StoreOf.Family(0), few, many, async (store, name) => await store.Registry.DescribeServicesAsync(new() { Services = [name] }), counts: Counts);
        await BothAsync("describe the cluster of all (it counts)", "", few, many, async (store, _) => await store.Registry.DescribeClustersAsync(new()), samples: 60, counts: Counts);
    }

    public static async Task DescribeOnceAsync(string path)
    {
        using RegistryHost host = StoreOf.Open(path);
        await host.GetRegistry(StoreOf.Region, "benchmark").DescribeTaskDefinitionAsync(new() { TaskDefinition = "family-0000:50" });
    }

    // The two stores take turns, so that whatever else the machine does falls on both.
    private static async Task BothAsync(
        string what, string argument, StoreOf small, StoreOf large, Func<StoreOf, string, Task> action, int samples = Samples,
        string counts = "100 revisions|100,000")
    {
        List<double> ofSmall = [], ofLarge = [];
        for (int i = 0; i < samples + 20; i++)
        {
            double first = await TimeAsync(small), second = await TimeAsync(large);
            if (i < 20) continue;
            ofSmall.Add(first);
            ofLarge.Add(second);
        }

        double a = Median(ofSmall), b = Median(ofLarge);
        string[] sizes = counts.Split('|');
        Row(what, $"{Text(a)} with {sizes[0]}, {Text(b)} with {sizes[1]}: ratio {b / a:N2}");

        async Task<double> TimeAsync(StoreOf store)
        {
            long start = Stopwatch.GetTimestamp();
            await action(store, argument);
            return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
    }

    // A call of microseconds is timed a thousand times over.
    private static double Of(Func<object?> call)
    {
        const int Calls = 1000;
        List<double> samples = [];
        for (int i = 0; i < 50; i++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int n = 0; n < Calls; n++) call();
            samples.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / Calls);
        }

        return Median(samples);
    }

    private static double Process(int times, params string[] arguments)
    {
        List<double> samples = [];
        for (int i = 0; i < times; i++)
        {
            ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet");
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(ShortRun).Assembly.Location);
            foreach (string argument in arguments) start.ArgumentList.Add(argument);
            Stopwatch watch = Stopwatch.StartNew();
            using Process process = System.Diagnostics.Process.Start(start)!;
            process.WaitForExit();
            samples.Add(watch.Elapsed.TotalMilliseconds);
            if (process.ExitCode != 0) throw new InvalidOperationException("The process failed.");
        }

        return Median(samples);
    }

    private static long JournalLength(StoreOf store) =>
        new DirectoryInfo(Path.Combine(store.Folder, StoreOf.Region)).GetFiles("journal-*.jsonl").Sum(static f => f.Length);

    private static void Row(string what, string figure) => Console.WriteLine($"| {what} | {figure} |");

    private static double Median(List<double> samples)
    {
        samples.Sort();
        return samples[samples.Count / 2];
    }

    private static string Text(double microseconds) => microseconds < 1000
        ? string.Format(CultureInfo.InvariantCulture, "{0:N0} µs", microseconds)
        : string.Format(CultureInfo.InvariantCulture, "{0:N1} ms", microseconds / 1000);
}

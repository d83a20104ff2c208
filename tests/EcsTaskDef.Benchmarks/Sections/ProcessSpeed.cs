using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EcsTaskDef.Benchmarks.Load;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Benchmarks.Sections;

/// <summary>New processes: open and describe, memory, the server's start.</summary>
internal sealed class ProcessSpeed(BenchOptions options, Report report, Programs programs)
{
    private readonly List<string[]> _rows = [];

    public async Task RunAsync()
    {
        string small = await StoreOf.OfAsync(options, 1000), large = await StoreOf.OfAsync(options, options.Large);
        int times = options.Rounds * 3;
        List<double> nothing = [], ofSmall = [], ofLarge = [];
        for (int i = 0; i < times; i++)
        {
            nothing.Add(Milliseconds("--nothing"));
            ofSmall.Add(Milliseconds("--describe", small));
            ofLarge.Add(Milliseconds("--describe", large));
        }

        OpenRow("1,000", 30, ofSmall, nothing);
        OpenRow(options.Large.ToString("N0", CultureInfo.InvariantCulture), 60, ofLarge, nothing);
        _rows.Add(["an empty process", new Series(nothing).Text("N0")]);

        double bytes = double.Parse(Run("--memory", large, $"{options.Large}"), CultureInfo.InvariantCulture)
            - double.Parse(Run("--memory", small, "1000"), CultureInfo.InvariantCulture);
        double perRevision = bytes / (options.Large - 1000);
        report.Promise(
            "memory beyond the documents, after describing and listing all over the store", "at most 120 bytes a revision",
            FormattableString.Invariant($"{perRevision:N0} bytes"), perRevision <= 120);

        await StartAsync(small);
        report.Table("New processes", ["what", "ms"], _rows);
    }

    /// <summary>The process that is timed.</summary>
    public static async Task DescribeAsync(string path)
    {
        using RegistryHost host = StoreOf.Open(path);
        await host.GetRegistry(StoreOf.Region, "benchmark").DescribeTaskDefinitionAsync(new() { TaskDefinition = StoreOf.Family(500) + ":1" });
    }

    /// <summary>The process that tells how much memory an open and much-used store holds.</summary>
    public static async Task WriteMemoryAsync(string path, int revisions)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using RegistryHost host = StoreOf.Open(path);
        LocalRegistry registry = host.GetRegistry(StoreOf.Region, "benchmark");
        for (int i = 0; i < 50_000; i++)
        {
            int number = (int)(i * 7919L % revisions);
            await registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = $"{StoreOf.Family(number % StoreOf.Families)}:{number / StoreOf.Families + 1}" });
        }

        await registry.ListTaskDefinitionsAsync(new());
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine((after - before).ToString(CultureInfo.InvariantCulture));
    }

    private void OpenRow(string revisions, double limit, List<double> samples, List<double> nothing)
    {
        Series beyond = new(samples.Zip(nothing, static (all, empty) => all - empty));
        report.Promise(
            $"open a store of {revisions} revisions and describe one, beyond an empty process", FormattableString.Invariant($"at most {limit} ms"),
            beyond.Text("N0") + " ms", beyond.Median <= limit);
        _rows.Add([$"a process that opens {revisions} revisions and describes one", new Series(samples).Text("N0")]);
    }

    private Task StartAsync(string store)
    {
        byte[] request = WireBytes.Request("DescribeTaskDefinition", $$"""{"taskDefinition":"{{StoreOf.Family(500)}}:1"}""");
        byte[] answer;
        using (Endpoint server = programs.Server(store)) answer = server.Call(request);
        List<double> ours = [], stub = [];
        for (int i = 0; i < options.Rounds * 2; i++)
        {
            ours.Add(FirstAnswer(programs.ServerCommand(store), request));
            stub.Add(FirstAnswer(programs.StubCommand("none", ("DescribeTaskDefinition", answer, false)), request));
        }

        Series ratio = new(ours.Zip(stub, static (a, b) => a / b));
        report.Promise("server start to first answer", "at most 1.3 × the plain stub's", ratio.Text("N2") + " ×", ratio.Median <= 1.3);
        _rows.Add(["start to first answer, EcsTaskDef", new Series(ours).Text("N0")]);
        _rows.Add(["start to first answer, plain stub", new Series(stub).Text("N0")]);
        return Task.CompletedTask;
    }

    private static double FirstAnswer(string[] command, byte[] request)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using Endpoint endpoint = Endpoint.Start(command);
        endpoint.Call(request);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Milliseconds(params string[] arguments)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Run(arguments);
        return watch.Elapsed.TotalMilliseconds;
    }

    // This very program, as it was published.
    private static string Run(params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(ProcessSpeed).Assembly.Location);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException("The process failed.");
    }
}

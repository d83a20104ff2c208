using System.Diagnostics;
using EcsTaskDef.Benchmarks.Load;
using EcsTaskDef.Engine;
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
        Timing nothing = new(), ofSmall = new(), ofLarge = new();
        for (int i = 0; i < times; i++)
        {
            Run(nothing, "--nothing");
            Run(ofSmall, "--describe", small);
            Run(ofLarge, "--describe", large);
        }

        OpenRow("1,000", 30, ofSmall, nothing);
        OpenRow(options.Large.ToString("N0", CultureInfo.InvariantCulture), 60, ofLarge, nothing);
        _rows.Add(["an empty process", nothing.WallText, nothing.CpuText]);

        double bytes = double.Parse(Run(null, "--memory", large, $"{options.Large}"), CultureInfo.InvariantCulture)
            - double.Parse(Run(null, "--memory", small, "1000"), CultureInfo.InvariantCulture);
        double perRevision = bytes / (options.Large - 1000);
        report.Promise(
            "memory beyond the documents, after describing and listing all over the store", "at most 120 bytes a revision",
            FormattableString.Invariant($"{perRevision:N0} bytes"), perRevision <= 120);

        await StartAsync(small);
        report.Table("New processes", ["what", "ms", "of processor time, ms"], _rows);
    }

    /// <summary>The process that is timed.</summary>
    public static async Task DescribeAsync(string path)
    {
        using RegistryHost host = StoreOf.Open(path);
        await host.GetRegistry(StoreOf.Region, "benchmark")
            .DescribeTaskDefinitionAsync(new() { TaskDefinition = StoreOf.Family(500) + ":1" });
    }

    /// <summary>Milliseconds that this process has cost so far; afterwards nobody could ask for it.</summary>
    public static void WriteProcessorTime() =>
        Console.WriteLine(Environment.CpuUsage.TotalTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>The process that tells how much memory an open and much-used store holds.</summary>
    public static async Task WriteMemoryAsync(string path, int revisions)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using RegistryHost host = StoreOf.Open(path);
        IRegistry registry = host.GetRegistry(StoreOf.Region, "benchmark");
        for (int i = 0; i < 50_000; i++)
        {
            int number = (int)(i * 7919L % revisions);
            await registry.DescribeTaskDefinitionAsync(
                new() { TaskDefinition = $"{StoreOf.Family(number % StoreOf.Families)}:{number / StoreOf.Families + 1}" });
        }

        await registry.ListTaskDefinitionsAsync(new());
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine((after - before).ToString(CultureInfo.InvariantCulture));
    }

    private void OpenRow(string revisions, double limit, Timing samples, Timing nothing)
    {
        Series beyond = samples.Beyond(nothing);
        report.Promise(
            $"open a store of {revisions} revisions and describe one, beyond an empty process", FormattableString.Invariant(
                $"at most {limit} ms"),
            FormattableString.Invariant(
                $"{beyond.Text("N0")} ms; {new Series(samples.Cpu).Median - new Series(nothing.Cpu).Median:N0} ms of processor time"),
            beyond.Median <= limit);
        _rows.Add([$"a process that opens {revisions} revisions and describes one", samples.WallText, samples.CpuText]);
    }

    private Task StartAsync(string store)
    {
        byte[] request = WireBytes.Request("DescribeTaskDefinition", $$"""{"taskDefinition":"{{StoreOf.Family(500)}}:1"}""");
        byte[] answer;
        using (Endpoint server = programs.Server(store)) answer = server.Call(request);
        Timing ours = new(), stub = new();
        for (int i = 0; i < options.Rounds * 2; i++)
        {
            FirstAnswer(ours, programs.ServerCommand(store), request);
            FirstAnswer(stub, programs.StubCommand("none", ("DescribeTaskDefinition", answer, false)), request);
        }

        Series ratio = new(ours.Wall.Zip(stub.Wall, static (a, b) => a / b));
        double cpu = new Series(ours.Cpu).Median / new Series(stub.Cpu).Median;
        report.Promise(
            "server start to first answer", "at most 1.3 × the plain stub's",
            FormattableString.Invariant($"{ratio.Text("N2")} ×; {cpu:N2} × its processor time"), ratio.Median <= 1.3);
        _rows.Add(["start to first answer, EcsTaskDef", ours.WallText, ours.CpuText]);
        _rows.Add(["start to first answer, plain stub", stub.WallText, stub.CpuText]);
        return Task.CompletedTask;
    }

    private static void FirstAnswer(Timing timing, string[] command, byte[] request)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using Endpoint endpoint = Endpoint.Start(command);
        endpoint.Call(request);
        timing.Wall.Add(watch.Elapsed.TotalMilliseconds);
        timing.Cpu.Add(endpoint.Cpu.TotalMilliseconds);
    }

    // This very program, as it was published. Its processor time, which it tells at its end, hardly depends on what else the machine does.
    private static string Run(Timing? timing, params string[] arguments)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(ProcessSpeed).Assembly.Location);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        timing?.Wall.Add(watch.Elapsed.TotalMilliseconds);
        timing?.Cpu.Add(double.Parse(output, CultureInfo.InvariantCulture));
        return process.ExitCode == 0 ? output : throw new InvalidOperationException("The process failed.");
    }

    private sealed class Timing
    {
        public List<double> Wall { get; } = [];

        public List<double> Cpu { get; } = [];

        public string WallText => new Series(Wall).Text("N0");

        public string CpuText => new Series(Cpu).Text("N0");

        public Series Beyond(Timing other) => new(Wall.Zip(other.Wall, static (all, empty) => all - empty));
    }
}

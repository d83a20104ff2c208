using EcsTaskDef.Benchmarks.Load;

namespace EcsTaskDef.Benchmarks.Sections;

/// <summary>Everything that docs/PERFORMANCE.md shows, one after the other.</summary>
internal static class AllSections
{
    public static async Task RunAsync(BenchOptions options)
    {
        Directory.CreateDirectory(options.WorkFolder);
        Machine machine = new(options);
        Report report = new();
        Programs programs = new(options);
        EndpointSpeed endpoint = new(options, report, programs);
        (string Name, Func<Task> Run)[] sections =
        [
            ("machine", new DiskSpeed(options, report).RunAsync),
            ("writes", endpoint.WriteAsync),
            ("reads", endpoint.ReadAsync),
            ("store", new StoreSpeed(options, report).RunAsync),
            ("syncs", new SyncCounts(options, report, programs).RunAsync),
            ("process", new ProcessSpeed(options, report, programs).RunAsync),
            ("prompt", new PromptSpeed(options, report).RunAsync),
            ("mixed", new MixedSpeed(options, report, programs).RunAsync),
            ("users", new UserSpeed(options, report).RunAsync),
            ("database", new DatabaseSpeed(options, report, programs).RunAsync),
            ("calls", new CallSpeed(options, report).RunAsync),
        ];
        foreach ((string name, Func<Task> run) in sections)
        {
            if (options.Only.Length > 0 && !options.Only.Split(',').Contains(name)) continue;
            await run();

            // After each: what is measured shall not be lost for what comes later.
            if (options.Output.Length > 0) report.Write(options.Output, Describe());
        }

        Console.WriteLine(Describe());

        string Describe() => machine.Describe(options.Short ? "Short run" : "Run");
    }
}

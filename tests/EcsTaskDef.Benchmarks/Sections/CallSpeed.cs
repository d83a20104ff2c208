using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace EcsTaskDef.Benchmarks.Sections;

/// <summary>Single calls by BenchmarkDotNet, with what they allocate.</summary>
internal sealed class CallSpeed(BenchOptions options, Report report)
{
    public Task RunAsync()
    {
        Job job = Job.Default.WithToolchain(InProcessEmitToolchain.DontLogOutput)
            .WithWarmupCount(options.Short ? 2 : 5).WithIterationCount(options.Short ? 3 : 11);
        IConfig config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance).WithOptions(ConfigOptions.DisableLogFile);
        List<string[]> rows = [];
        foreach (Type type in new[] { typeof(CallBenchmarks), typeof(JudgeBenchmarks) })
        {
            foreach (BenchmarkReport one in BenchmarkRunner.Run(type, config).Reports)
            {
                string name = one.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo;
                string parameters = one.BenchmarkCase.Parameters.DisplayInfo;
                if (one.ResultStatistics is not { } times)
                {
                    // The rest of a long run shall not be lost for it.
                    rows.Add([$"{name} {parameters}", "not measured", ""]);
                    continue;
                }

                rows.Add(
                [
                    parameters.Length == 0 ? name : $"{name} {parameters}",
                    FormattableString.Invariant($"{times.Median / 1000:N1} ({times.Min / 1000:N1}–{times.Max / 1000:N1})"),
                    (one.GcStats.GetBytesAllocatedPerOperation(one.BenchmarkCase) ?? 0).ToString("N0", CultureInfo.InvariantCulture),
                ]);
            }
        }

        report.Table("Single calls (BenchmarkDotNet)", ["call", "µs", "bytes allocated"], rows);
        return Task.CompletedTask;
    }
}

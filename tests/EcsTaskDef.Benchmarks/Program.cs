using BenchmarkDotNet.Running;
using EcsTaskDef.Benchmarks;
using EcsTaskDef.Benchmarks.Sections;

// --all measures what docs/PERFORMANCE.md shows; --describe, --memory and --nothing are the processes that it starts and
// times; everything else goes to BenchmarkDotNet.
switch (args)
{
    case ["--all", .. string[] rest]:
        await AllSections.RunAsync(BenchOptions.Parse(rest));
        break;
    case ["--describe", string store]:
        await ProcessSpeed.DescribeAsync(store);
        ProcessSpeed.WriteProcessorTime();
        break;
    case ["--memory", string store, string revisions]:
        await ProcessSpeed.WriteMemoryAsync(store, int.Parse(revisions, CultureInfo.InvariantCulture));
        break;
    case ["--nothing"]:
        ProcessSpeed.WriteProcessorTime();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(StoreOf).Assembly).Run(args);
        break;
}

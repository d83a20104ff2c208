using BenchmarkDotNet.Running;
using EcsTaskDef.Benchmarks;

// --short prints a table in some two minutes, --users the part of it about what runs; everything else goes to BenchmarkDotNet.
switch (args)
{
    case ["--short", ..]:
        await ShortRun.RunAsync();
        break;
    case ["--users"]:
        await ShortRun.UsersAsync();
        break;
    case ["--describe", string store]:
        await ShortRun.DescribeOnceAsync(store);
        break;
    case ["--nothing"]:
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ShortRun).Assembly).Run(args);
        break;
}

using System.Diagnostics;

namespace EcsTaskDef.Benchmarks.Sections;

/// <summary>What runs: as many users of one revision, in a store with few others and in one with many.</summary>
internal sealed class UserSpeed(BenchOptions options, Report report)
{
    private const int Few = 10;
    private const int Many = 1000;

    public async Task RunAsync()
    {
        using StoreOf few = await StoreOf.OfServicesAsync(options, Few), many = await StoreOf.OfServicesAsync(options, Many);
        string family = StoreOf.Family(0);
        (string What, Func<StoreOf, Task> Call)[] calls =
        [
            ("describe 10 tasks", async store => await store.Registry.DescribeTasksAsync(new() { Tasks = store.Tasks })),
            ("list the 10 tasks of a family", async store => await store.Registry.ListTasksAsync(new() { Family = family })),
            ("whether a revision is in use", async store => await store.Registry.IsInUseAsync(family, 1)),
            ("who uses a revision: 10 tasks and a service", async store => await store.Registry.GetUsageAsync(family + ":1")),
            ("describe a service of 10 tasks", async store => await store.Registry.DescribeServicesAsync(new() { Services = [family] })),
            ("describe the cluster of all (it counts)", async store => await store.Registry.DescribeClustersAsync(new())),
        ];
        List<string[]> rows = [];
        foreach ((string what, Func<StoreOf, Task> call) in calls)
        {
            List<double> ofFew = [], ofMany = [];
            for (int i = 0; i < options.Rounds * 30; i++)
            {
                // In turns, so that whatever else the machine does falls on both.
                double first = await TimeAsync(call, few), second = await TimeAsync(call, many);
                if (i < 20) continue;
                ofFew.Add(first);
                ofMany.Add(second);
            }

            double a = new Series(ofFew).Median, b = new Series(ofMany).Median;
            rows.Add(
                [
                    what, FormattableString.Invariant($"{a:N0}"), FormattableString.Invariant($"{b:N0}"),
                    FormattableString.Invariant($"{b / a:N2}"),
                ]);
        }

        report.Table("What runs, µs", ["what", $"{Few * 10} tasks, {Few} services", $"{Many * 10} tasks, {Many} services", "ratio"], rows);
    }

    private static async Task<double> TimeAsync(Func<StoreOf, Task> call, StoreOf store)
    {
        long start = Stopwatch.GetTimestamp();
        await call(store);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}

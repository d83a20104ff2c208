namespace EcsTaskDef.Model;

/// <summary>The pairs of task CPU and memory that Fargate has. Source: docs/ECS.md §3.3, Fargate [model][doc].</summary>
public static class FargateSizes
{
    private static readonly (int Cpu, int First, int Last, int Step, bool IsForWindows)[] s_table =
    [
        (256, 512, 1024, 512, false),
        (256, 2048, 2048, 1024, false),
        (512, 1024, 4096, 1024, false),
        (1024, 2048, 8192, 1024, true),
        (2048, 4096, 16384, 1024, true),
        (4096, 8192, 30720, 1024, true),
        (8192, 16384, 61440, 4096, false),
        (16384, 32768, 122880, 8192, false),
    ];

    /// <summary>CPU units, the smallest first.</summary>
    public static IReadOnlyList<int> Cpus { get; } = s_table.Select(static row => row.Cpu).Distinct().ToArray();

    /// <summary>The MiB of memory that a number of CPU units can have, the least first; none for a number that is not listed.</summary>
    /// <param name="cpu">CPU units.</param>
    /// <param name="isWindows">Whether the task runs on Windows, which has fewer sizes.</param>
    public static IReadOnlyList<int> MemoriesOf(long cpu, bool isWindows = false) => s_table
        .Where(row => row.Cpu == cpu && (row.IsForWindows || !isWindows))
        .SelectMany(static row => Enumerable.Range(0, ((row.Last - row.First) / row.Step) + 1).Select(i => row.First + (i * row.Step)))
        .ToArray();

    /// <summary>Whether the pair is listed.</summary>
    internal static bool Has(long cpu, long memory, bool isWindows)
    {
        foreach ((int Cpu, int First, int Last, int Step, bool IsForWindows) row in s_table)
        {
            if (row.Cpu == cpu && (row.IsForWindows || !isWindows) && memory >= row.First && memory <= row.Last
                && (memory - row.First) % row.Step == 0) return true;
        }

        return false;
    }
}

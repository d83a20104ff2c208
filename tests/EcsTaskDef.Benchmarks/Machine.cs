using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EcsTaskDef.Benchmarks;

/// <summary>What the machine is, and what else it did.</summary>
internal sealed class Machine(BenchOptions options)
{
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly double _busyAtStart = BusySeconds();

    public string Describe(string kind)
    {
        double wall = (DateTimeOffset.UtcNow - _start).TotalSeconds;
        double others = BusySeconds() - _busyAtStart - ChildrenSeconds() - Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        string noise = _busyAtStart < 0
            ? "what else the machine did is not known"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"other programs took {Math.Max(0, others) / wall / Environment.ProcessorCount:P0} of the machine's time");
        return string.Create(CultureInfo.InvariantCulture,
            $"{kind} of {_start:yyyy-MM-dd}, {wall / 60:N0} minutes, {options.Rounds} interleaved rounds of "
                + $"{options.RoundTime.TotalSeconds} s. {Processor()}, {Environment.ProcessorCount} cores, "
                + $"{RuntimeInformation.OSDescription.Trim()}, {FileSystem()}, {RuntimeInformation.FrameworkDescription}; {noise}. "
                + $"Medians; in brackets the least and the greatest round.");
    }

    // Busy time of all processors since the machine started, stolen time included; -1 where it cannot be told.
    private static double BusySeconds()
    {
        if (!File.Exists("/proc/stat")) return -1;
        long[] ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(static text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        const int Idle = 3, IoWait = 4, Guest = 8;
        return ticks.Take(Guest).Where(static (_, i) => i is not (Idle or IoWait)).Sum() / 100.0;
    }

    // Processor time of the programs that this one has started and that have ended.
    private static double ChildrenSeconds()
    {
        const string Stat = "/proc/self/stat";
        const int ChildrenUser = 13, ChildrenSystem = 14;
        if (!File.Exists(Stat)) return 0;
        string text = File.ReadAllText(Stat);
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (
            long.Parse(fields[ChildrenUser], CultureInfo.InvariantCulture)
                + long.Parse(fields[ChildrenSystem], CultureInfo.InvariantCulture)) / 100.0;
    }

    private static string Processor()
    {
        const string Name = "model name";
        return File.Exists("/proc/cpuinfo")
            && File.ReadLines("/proc/cpuinfo").FirstOrDefault(static line => line.StartsWith(Name, StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]
            : RuntimeInformation.ProcessArchitecture.ToString();
    }

    private string FileSystem() => new DriveInfo(options.WorkFolder).DriveFormat;
}

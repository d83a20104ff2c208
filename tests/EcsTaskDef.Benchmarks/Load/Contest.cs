namespace EcsTaskDef.Benchmarks.Load;

/// <summary>One endpoint in a contest, with what it is asked.</summary>
internal sealed record Contestant(string Name, Endpoint Endpoint, byte[][] Requests);

/// <summary>What one contestant did: a sample for each round.</summary>
internal sealed record Standing(string Name, double[] Rates, double[] CpuPerRequest, double LoadCpuShare)
{
    public Series Rate => new(Rates);

    /// <summary>Microseconds of processor time per request.</summary>
    public Series Cpu => new(CpuPerRequest);

    /// <summary>The ratio to another's rate, round by round.</summary>
    public Series To(Standing other) => new(Rates.Zip(other.Rates, static (a, b) => a / b));
}

/// <summary>Endpoints under the same load in turns, so that whatever else the machine does falls on all of them.</summary>
internal static class Contest
{
    public static Standing[] Run(BenchOptions options, int connections, params Contestant[] contestants)
    {
        List<double>[] rates = Lists(), cpu = Lists();
        double[] loadCpu = new double[contestants.Length];
        ClosedLoad[] loads = [.. contestants.Select(contestant => new ClosedLoad(contestant.Endpoint.Address, connections))];
        try
        {
            for (int i = 0; i < loads.Length; i++) WarmUp(options, contestants[i], loads[i]);

            for (int round = 0; round < options.Rounds; round++)
            {
                for (int n = 0; n < loads.Length; n++)
                {
                    int i = round % 2 == 0 ? n : loads.Length - 1 - n;
                    TimeSpan before = contestants[i].Endpoint.Cpu, own = Environment.CpuUsage.TotalTime;
                    (long count, double seconds) = loads[i].Run(contestants[i].Requests, options.RoundTime);
                    rates[i].Add(count / seconds);
                    cpu[i].Add((contestants[i].Endpoint.Cpu - before).TotalMicroseconds / count);
                    loadCpu[i] = Math.Max(loadCpu[i], (Environment.CpuUsage.TotalTime - own).TotalSeconds / seconds);
                }
            }
        }
        finally
        {
            foreach (ClosedLoad load in loads) load.Dispose();
        }

        return [.. contestants.Select((contestant, i) => new Standing(contestant.Name, [.. rates[i]], [.. cpu[i]], loadCpu[i]))];

        List<double>[] Lists() => [.. contestants.Select(static _ => new List<double>())];
    }

    // Until the code is compiled with what the runtime has learnt of it: that is when a request does not become cheaper.
    private static void WarmUp(BenchOptions options, Contestant contestant, ClosedLoad load)
    {
        const int Least = 3, Most = 20;
        double last = double.MaxValue;
        for (int round = 0; round < Most; round++)
        {
            TimeSpan before = contestant.Endpoint.Cpu;
            (long count, _) = load.Run(contestant.Requests, options.RoundTime);
            double cpu = (contestant.Endpoint.Cpu - before).TotalMicroseconds / count;
            if (round >= Least && cpu > last * 0.95) return;
            last = cpu;
        }
    }
}

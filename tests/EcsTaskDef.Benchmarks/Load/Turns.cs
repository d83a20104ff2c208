using System.Diagnostics;

namespace EcsTaskDef.Benchmarks.Load;

/// <summary>Someone who works in this process: some callers, each of whom begins its next call when the last has ended.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Callers">How many call at once.</param>
/// <param name="Call">One call: of the caller with this number, and its number among the calls of all.</param>
internal sealed record Worker(string Name, int Callers, Func<int, int, Task> Call);

/// <summary>Workers under load in turns, so that whatever else the machine does falls on all of them.</summary>
internal static class Turns
{
    /// <summary>A rate for each round and worker, in the order of the workers.</summary>
    public static async Task<double[][]> RunAsync(BenchOptions options, params Worker[] workers)
    {
        const int WarmUp = 3;
        int calls = 0;
        List<double>[] rates = [.. workers.Select(static _ => new List<double>())];
        for (int round = -WarmUp; round < options.Rounds; round++)
        {
            for (int n = 0; n < workers.Length; n++)
            {
                int i = (round & 1) == 0 ? n : workers.Length - 1 - n;
                double rate = await RateAsync(workers[i]);
                if (round >= 0) rates[i].Add(rate);
            }
        }

        return [.. rates.Select(static one => one.ToArray())];

        async Task<double> RateAsync(Worker worker)
        {
            long start = Stopwatch.GetTimestamp(), end = start + (long)(options.RoundTime.TotalSeconds * Stopwatch.Frequency);
            int count = 0;

            // A thread each: a call may block one.
            await Task.WhenAll(Enumerable.Range(0, worker.Callers).Select(caller => Task.Factory.StartNew(async () =>
            {
                while (Stopwatch.GetTimestamp() < end)
                {
                    await worker.Call(caller, Interlocked.Increment(ref calls));
                    Interlocked.Increment(ref count);
                }
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
            return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    /// <summary>The ratio of two workers, round by round.</summary>
    public static Series Ratio(double[] one, double[] other) => new(one.Zip(other, static (a, b) => a / b));
}

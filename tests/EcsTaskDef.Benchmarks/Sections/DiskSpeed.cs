using System.Diagnostics;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace EcsTaskDef.Benchmarks.Sections;

/// <summary>What the machine itself can do in the folder of the stores: the limits beside which the rest stands.</summary>
internal sealed class DiskSpeed(BenchOptions options, Report report)
{
    private const int Document = 2048;

    public Task RunAsync()
    {
        byte[] bytes = new byte[Document];
        List<double> synced = [], plain = [];
        string path = Path.Combine(options.WorkFolder, "append");
        using (SafeFileHandle file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite))
        {
            long end = 0;
            for (int i = 0; i < options.Rounds * 100; i++, end += Document)
            {
                long start = Stopwatch.GetTimestamp();
                RandomAccess.Write(file, bytes, end);
                double written = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                RandomAccess.FlushToDisk(file);
                plain.Add(written);
                synced.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        File.Delete(path);
        byte[] json = Encoding.UTF8.GetBytes(StoreOf.Json("family"));
        Series tokens = new(Enumerable.Range(0, options.Rounds * 10).Select(_ =>
        {
            const int Times = 1000;
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Times; i++) ReadTokens(json);
            return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Times;
        }));
        report.Table("What the machine can do", ["what", "µs"],
        [
            ["append 2 KB", Text(new Series(plain))],
            ["append 2 KB and sync", Text(new Series(synced))],
            [$"read a definition of {json.Length} bytes with Utf8JsonReader", Text(tokens)],
        ]);
        return Task.CompletedTask;
    }

    // The extremes of many single calls say nothing; the tenths do.
    private static string Text(Series series) =>
        FormattableString.Invariant(
            $"{series.Median:N1} (a tenth below {series.Quantile(0.1):N1}, a tenth above {series.Quantile(0.9):N1})");

    private static void ReadTokens(byte[] json)
    {
        Utf8JsonReader reader = new(json);
        while (reader.Read())
        {
        }
    }
}

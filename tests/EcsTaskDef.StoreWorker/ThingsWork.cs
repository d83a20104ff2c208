using System.Collections.Concurrent;
using System.Diagnostics;

namespace EcsTaskDef.StoreWorker;

/// <summary>
/// Changes <see cref="Things"/>. Many threads write down what they did and what was answered, "begin end thing words | answer"; or one
/// alone says before each change what it is and after it what was answered, on a pipe that survives it.
/// </summary>
internal static class ThingsWork
{
    public static int Run(Options options)
    {
        int threads = options.Number("threads", 4), each = options.Number("each", 2), seed = options.Number("seed", 0);
        using Things things = new(options);
        ConcurrentQueue<string> history = new();
        Console.WriteLine("ready");
        while (options.Text("go").Length > 0 && !File.Exists(options.Text("go"))) Thread.Sleep(5);
        long end = Stopwatch.GetTimestamp() + options.Number("seconds", 5) * Stopwatch.Frequency;
        Thread[] all = Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            Random random = new(seed * 1000 + number);
            while (Stopwatch.GetTimestamp() < end)
            {
                (string thing, string what) = Any(random, each);
                long begin = Stopwatch.GetTimestamp();
                string answer = things.Do(thing, what);
                history.Enqueue($"{begin} {Stopwatch.GetTimestamp()} {thing} {what} | {answer}");
            }
        })).ToArray();
        foreach (Thread thread in all) thread.Start();
        foreach (Thread thread in all) thread.Join();
        File.WriteAllLines(options.Text("history"), history);
        return 0;
    }

    public static int RunToDeath(Options options)
    {
        using Things things = new(options);
        using Stream output = Console.OpenStandardOutput();
        Random random = new(options.Number("seed", 0));
        while (true)
        {
            (string thing, string what) = Any(random, options.Number("each", 2));
            Say(output, $"begin {thing} {what}");
            Say(output, "done " + things.Do(thing, what));
        }
    }

    private static (string Thing, string What) Any(Random random, int each)
    {
        string[] kinds = Things.Kinds.Keys.ToArray();
        string kind = kinds[random.Next(kinds.Length)];
        string[] words = Things.Kinds[kind].Words;
        return (kind + random.Next(each).ToString(CultureInfo.InvariantCulture), words[random.Next(words.Length)]);
    }

    private static void Say(Stream output, string line)
    {
        output.Write(Encoding.UTF8.GetBytes(line + "\n"));
        output.Flush();
    }
}

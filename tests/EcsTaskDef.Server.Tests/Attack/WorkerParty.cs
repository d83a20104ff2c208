using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>A process of tests/EcsTaskDef.StoreWorker, asked over its standard input.</summary>
/// <param name="name">Its name.</param>
/// <param name="store">The store that it has open.</param>
/// <param name="without">The check that it does without.</param>
internal sealed class WorkerParty(string name, string store, Weakness without = Weakness.None) : Party(name)
{
    private ConcurrentDictionary<int, TaskCompletionSource<(int Status, byte[] Body)>> _waiting = new();
    private StringBuilder _errors = new();
    private Process? _process;
    private int _number;

    public override string Errors
    {
        get
        {
            lock (_errors) return _errors.ToString();
        }
    }

    protected override async Task<bool> LaunchAsync()
    {
        ProcessStartInfo start = Programs.StoreWorker("serve", "store=" + store, "without=" + without);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        StringBuilder errors = _errors = new StringBuilder();
        var waiting = _waiting = new();
        Process process = _process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors) errors.Append(line.Data).Append('\n');
        };
        process.BeginErrorReadLine();
        string? greeting = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        new Thread(() => Read(process, waiting)) { IsBackground = true }.Start();
        return greeting == "ready";
    }

    protected override async Task EndAsync()
    {
        if (_process is not { } process) return;
        _process = null;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    protected override Task<(int Status, byte[] Body)> AskAsync(string operation, string region, string body)
    {
        int number = Interlocked.Increment(ref _number);
        TaskCompletionSource<(int Status, byte[] Body)> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = _waiting;
        waiting[number] = answer;
        JsonObject request = new()
        {
            ["id"] = number, ["operation"] = operation, ["region"] = region, ["user"] = User, ["body"] = JsonNode.Parse(body),
        };
        try
        {
            Process process = _process ?? throw new InvalidOperationException();
            string line = request.ToJsonString() + "\n";
            lock (process)
            {
                process.StandardInput.Write(line);
                process.StandardInput.Flush();
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            answer.TrySetResult((0, []));
        }

        return answer.Task;
    }

    // What has no end was cut short by death; an answer that is not whole was not given.
    private static void Read(Process process, ConcurrentDictionary<int, TaskCompletionSource<(int Status, byte[] Body)>> waiting)
    {
        try
        {
            while (process.StandardOutput.ReadLine() is { } line)
            {
                string[] words = line.Split(' ');
                if (words.Length == 3 && waiting.TryRemove(int.Parse(words[0], CultureInfo.InvariantCulture), out var answer))
                    answer.TrySetResult((int.Parse(words[1], CultureInfo.InvariantCulture), Convert.FromBase64String(words[2])));
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or FormatException)
        {
            // Killed in the middle of a line.
        }

        foreach (var answer in waiting.Values) answer.TrySetResult((0, []));
    }
}

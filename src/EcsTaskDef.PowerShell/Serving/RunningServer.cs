using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http;
using System.Text.RegularExpressions;

namespace EcsTaskDef.PowerShell.Serving;

/// <summary>
/// A server that this process started. It runs until its standard input closes, at the latest when this process ends, however that
/// happens.
/// </summary>
internal sealed class RunningServer
{
    private const int LinesKept = 20;

    private static readonly ConcurrentDictionary<int, RunningServer> s_all = new();
    private static readonly Regex s_greeting = new(@"listens on (\S+) for account (\d+),");
    private static readonly TimeSpan s_patienceAtEnd = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly TaskCompletionSource<string?> _greeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _complaints = new();

    // Responses with a fault refer to it.
    private readonly ServerLog _log = ServerLog.Create();

    private SdkVariables? _variables;

    private RunningServer(Process process) => _process = process;

    /// <summary>The running servers of this process.</summary>
    public static IReadOnlyList<RunningServer> All => s_all.Values.OrderBy(static server => server.Description.StartedAt).ToArray();

    /// <summary>The object that the user gets.</summary>
    public TaskDefinitionServer Description { get; private set; } = null!;

    /// <summary>Starts a server and waits until it answers its health check.</summary>
    public static async ValueTask<TaskDefinitionServer> StartAsync(
        ServerStart start, TimeProvider clock, CancellationToken cancellationToken)
    {
        var server = new RunningServer(new Process
        {
            EnableRaisingEvents = true,
            StartInfo = new ProcessStartInfo(start.DotNet, start.CommandLine)
            {
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,

                // Keeps no handle on the user's folder.
                WorkingDirectory = Path.GetDirectoryName(start.Program)!,
            },
        });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(start.Patience);
        try
        {
            server.Launch();
            using (patience.Token.Register(() => server._greeting.TrySetCanceled()))
            {
                if (await server._greeting.Task.ConfigureAwait(false) is not { } greeting
                    || s_greeting.Match(greeting) is not { Success: true } words)
                    throw Faults.ServerNotStarted(server.LastWords());
                string url = words.Groups[1].Value;
                await AnswersAsync(url, patience.Token).ConfigureAwait(false);
                server.Description = new TaskDefinitionServer
                {
                    Url = url,
                    ProcessId = server._process.Id,
                    Region = start.Region,
                    Account = words.Groups[2].Value,
                    Store = start.Store,
                    LogPath = server._log.Path,
                    StartedAt = clock.GetUtcNow(),
                };
            }
        }
        catch (Exception failure)
        {
            server.Kill();
            server._log.Close(keeps: false);
            if (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw Faults.ServerSlow(start.Patience);
            if (failure is HttpRequestException) throw Faults.ServerNotStarted(failure.Message);
            throw;
        }

        s_all[server._process.Id] = server;
        if (server._end.Task.IsCompleted) s_all.TryRemove(server._process.Id, out _);
        return server.Description;
    }

    /// <summary>Lets other processes find it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void Announce(TaskDefinitionServer server)
    {
        if (!s_all.TryGetValue(server.ProcessId, out RunningServer? running)) return;
        ServerFile.OfUser().Write(server, running._process);
        if (running._end.Task.IsCompleted) running.Forget();
    }

    /// <summary>Has the SDKs of this process use it until it ends.</summary>
    public static void SetVariables(TaskDefinitionServer server, SdkVariables variables)
    {
        if (s_all.TryGetValue(server.ProcessId, out RunningServer? running))
        {
            running._variables = variables;
            if (!running._end.Task.IsCompleted) return;
        }

        variables.Restore();
    }

    /// <summary>Whether a server answers its health check.</summary>
    public static async ValueTask<bool> AnswersAsync(string url, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(patience);
        try
        {
            await AnswersAsync(url, end.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or UriFormatException || (exception is OperationCanceledException
                && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Stops it after its current requests.</summary>
    public async ValueTask StopAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        _variables?.Restore();
        Task first = await Task.WhenAny(_end.Task, Task.Delay(s_patienceAtEnd, cancellationToken)).ConfigureAwait(false);
        if (first != _end.Task) Kill();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Forget()
    {
        s_all.TryRemove(Description.ProcessId, out _);
        ServerFile.OfUser().Remove(Description.ProcessId);
        _variables?.Restore();
    }

    // It has closed its output, so it is about to exit; waiting for that also waits for all of its output.
    private string LastWords()
    {
        _process.WaitForExit();
        lock (_complaints) return string.Join(" ", _complaints);
    }

    private void Launch()
    {
        _process.OutputDataReceived += (_, line) => _greeting.TrySetResult(line.Data);
        _process.ErrorDataReceived += (_, line) =>
        {
            _log.Write(line.Data);
            if (line.Data is null) return;
            lock (_complaints)
            {
                _complaints.Enqueue(line.Data);
                if (_complaints.Count > LinesKept) _complaints.Dequeue();
            }
        };
        _process.Exited += (_, _) =>
        {
            if (Description is not null) Forget();
            _end.TrySetResult(true);
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private static async Task AnswersAsync(string url, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new HttpClientHandler { UseProxy = false });
        using HttpResponseMessage answer = await client.GetAsync(new Uri(url + "/health"), cancellationToken).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It never started, or has exited.
        }
    }
}
